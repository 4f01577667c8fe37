import { createHash } from "node:crypto";
import type { NativeState } from "../db/native-commands.ts";
import { claimNative, keepNative } from "../db/native-commands.ts";
import type { Wanted } from "../domain/command/native.ts";
import { planNative } from "../domain/command/native.ts";
import { FeishuError } from "../feishu/errors.ts";
import type { Bot } from "./bot.ts";
import { commands } from "./commands/index.ts";

const HOUR_MS = 3_600_000;
const AGAIN_MS = 6 * HOUR_MS;
const HELD_MS = 120_000;
const NO_SCOPE = 99991672;
const NOT_THERE = 404;

const wanted: readonly Wanted[] = commands.map(({ name, summary }) => ({ name, description: summary }));
const print = createHash("sha256").update(JSON.stringify(wanted)).digest("hex").slice(0, 16);

/** As if the list of this version stood on the platform already. */
export const registered: NativeState = { made: {}, state: "registered", print };

/** What a refusal means for what is only an ornament: nothing here is ever an error of ours. */
function stateAfter(error: unknown): NativeState["state"] {
  if (!(error instanceof FeishuError)) throw error;
  if (error.code === NO_SCOPE) return "noScope";
  return error.httpStatus === NOT_THERE ? "absent" : "failed";
}

/** Lists, then adds, rewords and takes away; what is made is in `made` even where a later call fails. */
async function carryOut({ feishu }: Bot, made: Record<string, string>): Promise<number> {
  const { add, describe, drop, ours } = planNative(wanted, { listed: await feishu.slashCommands(), made });
  for (const name of Object.keys(made)) if (!drop.some((each) => each.name === name)) delete made[name];
  Object.assign(made, ours);
  for (const { id, name } of drop) {
    await feishu.dropSlashCommand(id);
    delete made[name];
  }
  for (const { id, description } of describe) await feishu.describeSlashCommand(id, description);
  for (const command of add) made[command.name] = await feishu.addSlashCommand(command);
  return add.length + describe.length + drop.length;
}

/**
 * Keeps the commands the client offers behind a slash in step with ours: at the start of a process whose list differs or
 * was not registered, then every six hours, every hour where it did not work. One process does it at a time.
 */
export function nativeCommands(bot: Bot): () => Promise<number> {
  let begun = false;
  return async () => {
    const { db, clock, log } = bot.app;
    const now = clock.now();
    const before = (ms: number) => new Date(now.getTime() - ms);
    const due = { now, notSince: before(AGAIN_MS), failedNotSince: before(HOUR_MS), heldSince: before(HELD_MS) };
    const anyway = (known: NativeState) => {
      begun ||= known.state === "registered" && known.print === print;
      return !begun;
    };
    const state = await claimNative(db, { ...due, anyway });
    if (!state) return 0;
    begun = true;
    const made = { ...state.made };
    const done = await carryOut(bot, made).catch(stateAfter);
    const became = typeof done === "number" ? "registered" : done;
    await keepNative(db, { made, state: became, print });
    log.info({ event: "nativeCommands", state: became, changes: typeof done === "number" ? done : 0 });
    return typeof done === "number" ? done : 0;
  };
}
