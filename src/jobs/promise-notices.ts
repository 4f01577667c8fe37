import type { Bot } from "../bot/bot.ts";
import { promiseNotices as promise } from "../usecases/group/promise-notices.ts";
import { job } from "./job.ts";

/** Promises each group bound by 绑定通知 the news of the day. */
export const promiseNotices = ({ app }: Bot) =>
  job({ name: "promise-notices", everyMs: 1_000, run: () => promise(app) });
