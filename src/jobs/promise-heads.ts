import type { Bot } from "../bot/bot.ts";
import { promiseHeads as promise } from "../usecases/journal/promise-heads.ts";
import { job } from "./job.ts";

/** Promises each group bound by 绑定审计 the head of the journal's chain. */
export const promiseHeads = ({ app }: Bot) => job({ name: "promise-heads", everyMs: 5_000, run: () => promise(app) });
