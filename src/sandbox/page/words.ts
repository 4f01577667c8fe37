import type { Words } from "./words-chinese.ts";
import { chinese } from "./words-chinese.ts";
import { english } from "./words-english.ts";

type Memory = { getItem(key: string): string | null; setItem(key: string, value: string): void };

const KEY = "language";

/** What the browser remembers; there is no such thing outside one. */
const { localStorage: memory } = globalThis as { localStorage?: Memory };

/** A browser that remembers nothing reads Chinese. */
export const language: "zh-CN" | "en" = memory?.getItem(KEY) === "en" ? "en" : "zh-CN";

/** Every word of the page itself, in the language of this browser; what the product says is its own. */
export const words: Words = language === "en" ? english : chinese;

/** From the next load on the page speaks the other language. */
export const otherLanguage = () => memory?.setItem(KEY, language === "en" ? "zh-CN" : "en");
