import type { Evidence } from "../../db/evidence.ts";
import { claimEvidence } from "../../db/evidence.ts";
import { dayOf, yearOf } from "../../domain/calendar/day.ts";
import { attachEvidence } from "../../usecases/evidence/attach.ts";
import type { Kept } from "../../usecases/evidence/keep-file.ts";
import { dropFile, keepFile, sweepParts } from "../../usecases/evidence/keep-file.ts";
import type { Bot } from "../bot.ts";
import { fetchFailed } from "./fetch-failed.ts";

/** Files are large and each is written to the disk: a few at a time. */
const AT_ONCE = 3;

async function fetched({ app, feishu }: Bot, file: Evidence): Promise<Kept> {
  const { id, messageId, fileKey, fileType, attempts } = file;
  const { body } = await feishu.download(messageId, fileKey, fileType);
  const year = yearOf(dayOf(file.receivedAt));
  return keepFile(body, { dataDir: app.dataDir, id, year, attempt: attempts });
}

/** Only a file this attempt has refused for good is removed: another worker may own the same one. */
async function listed(bot: Bot, file: Evidence, kept: Kept): Promise<string> {
  const outcome = await attachEvidence(bot.app, file, kept);
  if (outcome === "refused") await dropFile(bot.app.dataDir, kept);
  return outcome;
}

async function one(bot: Bot, file: Evidence): Promise<void> {
  const { app } = bot;
  const begun = app.clock.now().getTime();
  const outcome = await fetched(bot, file)
    .then((kept) => listed(bot, file, kept))
    .catch((error: unknown) => fetchFailed(bot, file, error));
  if (outcome !== "later") await sweepParts({ dataDir: app.dataDir, id: file.id, attempt: file.attempts });
  app.log.info({ event: "evidence", ref: file.id, outcome, ms: app.clock.now().getTime() - begun });
}

/** Fetches the files people sent and lists them on their matters; resolves to how many were taken up. */
export async function fetchEvidenceDue(bot: Bot): Promise<number> {
  const files = await claimEvidence(bot.app.db, bot.app.clock.now(), AT_ONCE);
  const ended = await Promise.allSettled(files.map((file) => one(bot, file)));
  const broken = ended.find((each) => each.status === "rejected");
  if (broken) throw broken.reason;
  return files.length;
}
