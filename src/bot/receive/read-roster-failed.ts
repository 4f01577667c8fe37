import { within } from "../../app.ts";
import type { RosterImport } from "../../db/roster-imports.ts";
import { settleWorkbook } from "../../db/roster-imports.ts";
import { WorkbookUnreadable } from "../../documents/roster-reading.ts";
import { faultOf } from "../../fault.ts";
import { refuseWorkbook } from "../../usecases/roster/keep-reading.ts";
import type { Bot } from "../bot.ts";
import { remedyFor } from "./download-fault.ts";
import { raiseToAdmins } from "./raise.ts";

/** Waits before the next attempt; when they are used up the workbook is given up. About twenty minutes in all. */
const waitSeconds = [2, 10, 30, 120, 300, 600] as const;

async function giveUp(bot: Bot, row: RosterImport, why: string): Promise<string> {
  const sentence = `“${row.fileName}”没有核对，通讯录没有任何改动：${/[。！]$/.test(why) ? why : `${why}。`}`;
  return (await refuseWorkbook(bot.app, row, sentence)) ? "refused" : "elsewhere";
}

async function raised({ app }: Bot, why: string): Promise<void> {
  await app.db.transaction((tx) =>
    raiseToAdmins(within(app, tx), { kind: "platform", subject: "roster", detail: { why } }),
  );
}

/** What becomes of a workbook that could not be read: its sender is told, or it is tried again for a while. */
export async function readFailed(bot: Bot, row: RosterImport, error: unknown): Promise<string> {
  if (error instanceof WorkbookUnreadable) return giveUp(bot, row, error.message);
  const { app } = bot;
  const remedy = remedyFor(error);
  app.log.warn({ event: "roster.failed", ref: row.id, attempts: row.attempts, remedy: remedy.kind, ...faultOf(error) });
  if (remedy.kind === "laterWithAdmin" || remedy.kind === "neverWithAdmin") await raised(bot, remedy.why);
  if (remedy.kind === "never" || remedy.kind === "neverWithAdmin") return giveUp(bot, row, remedy.sentence);
  const seconds = waitSeconds[row.attempts - 1];
  if (seconds === undefined) return giveUp(bot, row, "多次尝试均未成功，请检查应用的通讯录和群组权限后重新发送");
  await settleWorkbook(app.db, row.id, { tryAt: new Date(app.clock.now().getTime() + seconds * 1_000) });
  return "later";
}
