import type { Incoming } from "../../feishu/events.ts";
import type { Refusal } from "../../refusal.ts";
import { commandNameOf } from "../commands/index.ts";
import type { Handled, Heard } from "./handled.ts";
import { done, toPerson } from "./handled.ts";
import { lineIn, neutralTo, reachableAgain } from "./message.ts";
import { noteRefusal } from "./refused.ts";

/** What was tried: the act itself where the rule names it, else the command. */
function actOf(incoming: Incoming, { detail }: Refusal): string {
  if ("act" in detail) return detail.act;
  const line = incoming.kind === "message" ? lineIn(incoming) : null;
  const name = line === null ? null : commandNameOf(line);
  return name ? `command:${name}` : incoming.kind;
}

const NOT_DONE = "未能办理";

/** A polite no is an answer too: said privately, and noted where a right was refused. A group hears what it always hears. */
export async function answerTo(heard: Heard<Incoming["kind"]>, refusal: Refusal): Promise<Handled> {
  const { app, incoming, actor } = heard;
  const spoke = incoming.kind === "message" && incoming.chatType === "p2p";
  if (actor && spoke) await reachableAgain({ app, actor });
  if (actor) await noteRefusal(app, actor, { refusal, act: actOf(incoming, refusal) });
  const asked = incoming.kind === "message" && incoming.chatType === "group" && incoming.mentionsBot;
  return done(
    ...(asked ? [neutralTo({ app, incoming })] : []),
    ...(actor ? [toPerson(heard, actor, { view: "text", title: NOT_DONE, text: refusal.message })] : []),
  );
}
