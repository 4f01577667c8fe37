import { within } from "../../app.ts";
import type { Evidence } from "../../db/evidence.ts";
import { settleEvidence } from "../../db/evidence.ts";
import { faultOf } from "../../fault.ts";
import { refuseEvidence } from "../../usecases/evidence/attach.ts";
import type { Bot } from "../bot.ts";
import { isDisk, remedyFor } from "./download-fault.ts";
import { raiseToAdmins } from "./raise.ts";

/** Waits before the next attempt; when they are used up the file is given up. About two hours in all. */
const waitSeconds = [2, 10, 30, 120, 300, 900, 1_800, 3_600] as const;

const raiseFor = ({ app }: Bot, error: unknown, why: string): Promise<void> =>
  app.db.transaction((tx) => {
    const kind = isDisk(error) ? ("storage" as const) : ("platform" as const);
    return raiseToAdmins(within(app, tx), { kind, subject: `evidence:${kind}`, detail: { why } });
  });

async function giveUp(bot: Bot, file: Evidence, sentence: string): Promise<"refused"> {
  await refuseEvidence(bot.app, file, `“${file.fileName}”没有收存：${sentence}`);
  return "refused";
}

async function exhausted(bot: Bot, file: Evidence): Promise<"refused"> {
  const detail = { personId: file.personId, why: "佐证文件多次下载未成功" };
  await bot.app.db.transaction((tx) =>
    raiseToAdmins(within(bot.app, tx), { kind: "deadLetter", subject: file.id, detail }),
  );
  return giveUp(bot, file, "多次下载均未成功，已告知系统管理员。请重新发送一次。");
}

/** What becomes of a file that could not be fetched or kept: nothing of it is on the disk, and nobody is left guessing. */
export async function fetchFailed(bot: Bot, file: Evidence, error: unknown): Promise<"refused" | "later"> {
  const { app } = bot;
  const remedy = remedyFor(error);
  app.log.warn({
    event: "evidence.failed",
    ref: file.id,
    attempts: file.attempts,
    remedy: remedy.kind,
    ...faultOf(error),
  });
  if (remedy.kind === "laterWithAdmin" || remedy.kind === "neverWithAdmin") await raiseFor(bot, error, remedy.why);
  if (remedy.kind === "never" || remedy.kind === "neverWithAdmin") return giveUp(bot, file, remedy.sentence);
  const seconds = waitSeconds[file.attempts - 1];
  if (seconds === undefined) return exhausted(bot, file);
  const tryAt = new Date(app.clock.now().getTime() + seconds * 1_000);
  await settleEvidence(app.db, file.id, { tryAt });
  return "later";
}
