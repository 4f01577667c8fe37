import { buffer } from "node:stream/consumers";
import type { RosterImport } from "../../db/roster-imports.ts";
import { claimWorkbooks } from "../../db/roster-imports.ts";
import { annotatedRoster } from "../../documents/roster-annotated.ts";
import { MOST_BYTES, readWorkbook, WorkbookUnreadable } from "../../documents/roster-reading.ts";
import type { CheckedRoster } from "../../domain/roster/entries.ts";
import { notesOf } from "../../domain/roster/notes.ts";
import { goneWords } from "../../domain/roster/plan-words.ts";
import { reportOf } from "../../domain/roster/report.ts";
import type { Grid } from "../../domain/roster/sheets.ts";
import { sheetKeys, sheets } from "../../domain/roster/sheets.ts";
import { checkRoster } from "../../domain/roster/sheets-check.ts";
import { sameName } from "../../domain/roster/sheets-words.ts";
import { expireImports } from "../../usecases/roster/confirm-import.ts";
import { identify } from "../../usecases/roster/identify.ts";
import type { Plan } from "../../usecases/roster/import.ts";
import { planRoster } from "../../usecases/roster/import.ts";
import { keepReading } from "../../usecases/roster/keep-reading.ts";
import { RosterRefused } from "../../usecases/roster/refused.ts";
import type { Bot } from "../bot.ts";
import { readFailed } from "./read-roster-failed.ts";

const AT_ONCE = 2;

const NO_ROSTER = new WorkbookUnreadable(
  "这个文件里没有通讯录的工作表“单位”“人员”“群组”。如要导入通讯录，请使用通讯录表格；如作为佐证，请先在事项卡片上选择“上传佐证”",
);

async function gridsOf({ feishu }: Bot, { messageId, fileKey }: RosterImport): Promise<Grid[]> {
  const { body, size } = await feishu.download(messageId, fileKey, "file");
  if (size !== null && size > MOST_BYTES) body.destroy();
  const grids = await readWorkbook(
    size !== null && size > MOST_BYTES ? Buffer.alloc(MOST_BYTES + 1) : await buffer(body),
  );
  const names = grids.map(({ sheet }) => sameName(sheet));
  if (!sheetKeys.some((key) => names.includes(sheets[key].name))) throw NO_ROSTER;
  return grids;
}

type Compared = { checked: CheckedRoster; plan: Plan | null };

/** What the platform and the roster as it stands say to a workbook without a fault; what they refuse is a fault too. */
async function compared({ app, feishu, hash }: Bot, checked: CheckedRoster): Promise<Compared> {
  if (checked.faults.length > 0) return { checked, plan: null };
  try {
    const { findOpenIds, groups } = feishu;
    const wanted = await identify(checked, { findOpenIds, groups, hash });
    return { checked, plan: await planRoster(app.db, wanted) };
  } catch (error) {
    if (!(error instanceof RosterRefused)) throw error;
    if (error.remarks.length === 0) throw error.cause ?? error;
    return { checked: { ...checked, faults: [...error.remarks] }, plan: null };
  }
}

async function read(bot: Bot, row: RosterImport): Promise<string> {
  const grids = await gridsOf(bot, row);
  const { checked, plan } = await compared(bot, checkRoster(grids));
  const notes = notesOf(checked, plan);
  const copy = await annotatedRoster(grids, { notes, gone: plan ? goneWords(plan) : [] });
  const kept = await keepReading(bot.app, row, { report: reportOf(checked, plan), plan, copy });
  return kept ? (plan ? "ready" : "faulty") : "elsewhere";
}

async function one(bot: Bot, row: RosterImport): Promise<void> {
  const { app } = bot;
  const begun = app.clock.now().getTime();
  const outcome = await read(bot, row).catch((error: unknown) => readFailed(bot, row, error));
  app.log.info({ event: "roster", ref: row.id, outcome, ms: app.clock.now().getTime() - begun });
}

/** Reads what administrators sent; resolves to how many workbooks were taken up. */
export async function readRostersDue(bot: Bot): Promise<number> {
  await expireImports(bot.app);
  const rows = await claimWorkbooks(bot.app.db, bot.app.clock.now(), AT_ONCE);
  const ended = await Promise.allSettled(rows.map((row) => one(bot, row)));
  const broken = ended.find((each) => each.status === "rejected");
  if (broken) throw broken.reason;
  return rows.length;
}
