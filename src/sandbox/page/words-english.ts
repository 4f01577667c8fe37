import type { Words } from "./words-chinese.ts";
import { chinese } from "./words-chinese.ts";

export const english: Words = chinese;
