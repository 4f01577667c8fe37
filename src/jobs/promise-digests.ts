import type { Bot } from "../bot/bot.ts";
import { promiseDigests as promise } from "../usecases/digest/promise-digests.ts";
import { job } from "./job.ts";

/** Promises each group its weekly digest. */
export const promiseDigests = ({ app }: Bot) =>
  job({ name: "promise-digests", everyMs: 1_000, run: () => promise(app) });
