import { markReachable, personById } from "../../db/roster-store.ts";
import type { ViewInput } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { commandLine } from "../../domain/command/line.ts";
import { MOST_TYPED } from "../../domain/item/words.ts";
import type { IncomingMessage } from "../../feishu/incoming/message.ts";
import { Refusal } from "../../refusal.ts";
import { receiveFiles } from "../../usecases/evidence/receive.ts";
import { repliedMatter } from "../../usecases/evidence/target.ts";
import { runCommand } from "../commands/index.ts";
import type { Handled, Heard } from "./handled.ts";
import { done, ignored, toChat, toPerson } from "./handled.ts";
import { plainAnswer } from "./plain-message.ts";
import { tookWorkbook } from "./workbook.ts";

type OfPerson = Heard<"message"> & { actor: Actor };

/** What a group hears, whatever was asked and whether or not it exists (product §4). */
const NEUTRAL = "请私聊我办理。";

export const neutralTo = (heard: Pick<Heard<"message">, "app" | "incoming">) =>
  toChat(heard, heard.incoming.chatId, { view: "text", text: NEUTRAL });

const filesIn = ({ file, pictures }: IncomingMessage) => [...(file ? [file] : []), ...pictures];

const repliesTo = ({ parentId, rootId }: IncomingMessage): string[] => [
  ...new Set([parentId, rootId].flatMap((id) => id ?? [])),
];

/** The line behind the slash; null where the message is no command. */
export const lineIn = ({ text }: Pick<IncomingMessage, "text">): string | null => commandLine(text ?? "");

async function filed({ app, incoming, actor }: OfPerson): Promise<ViewInput[] | null> {
  const files = filesIn(incoming);
  if (files.length === 0) return null;
  const { messageId, chatId, createdAt: sentAt } = incoming;
  if (await tookWorkbook({ app, incoming, actor }, files, repliesTo(incoming))) return [];
  return receiveFiles(app, actor, { messageId, chatId, sentAt, files, repliesTo: repliesTo(incoming) });
}

/** Readers of words may take long over what is long beyond sense; files come through whatever is written beside them. */
function guardLength(incoming: IncomingMessage): void {
  const read = lineIn(incoming) !== null || filesIn(incoming).length === 0;
  if (read && (incoming.text ?? "").length > MOST_TYPED)
    throw new Refusal("tooLong", { field: "消息", most: MOST_TYPED });
}

/** A command first, then the files that came with it; whatever is neither is answered as a plain message. */
async function answer(heard: OfPerson): Promise<ViewInput[]> {
  const { app, incoming, actor } = heard;
  guardLength(incoming);
  const line = lineIn(incoming);
  const chatId = incoming.chatType === "p2p" ? incoming.chatId : null;
  const ran = line === null ? null : [...(await runCommand({ app, actor, chatId }, line))];
  const files = await filed(heard);
  if (ran || files) return [...(ran ?? []), ...(files ?? [])];
  return plainAnswer(heard, repliesTo(incoming));
}

/** Whoever speaks can be reached again, whatever the platform said before. */
export async function reachableAgain({ app, actor }: Pick<OfPerson, "app" | "actor">): Promise<void> {
  const person = await personById(app.db, actor.id);
  if (person?.unreachable) await markReachable(app.db, actor.id);
}

async function inPrivate(heard: Heard<"message">): Promise<Handled> {
  const { actor, incoming } = heard;
  if (!actor) return done(toChat(heard, incoming.chatId, { view: "stranger" }));
  await reachableAgain({ ...heard, actor });
  const views = await answer({ ...heard, actor });
  return done(...views.map((view) => toPerson(heard, actor, view)));
}

/** A file in a group counts only as a reply to a card of ours; other talk that does not name the bot is not for us. */
async function unasked(heard: Heard<"message">): Promise<Handled> {
  const { app, incoming, actor } = heard;
  if (!actor || filesIn(incoming).length === 0) return ignored;
  if ((await repliedMatter(app, actor, repliesTo(incoming))) === null) return ignored;
  const views = (await filed({ ...heard, actor })) ?? [];
  return done(...views.map((view) => toPerson(heard, actor, view)));
}

async function inGroup(heard: Heard<"message">): Promise<Handled> {
  const { actor, incoming } = heard;
  if (!incoming.mentionsBot) return unasked(heard);
  if (!actor) return done(neutralTo(heard));
  const views = await answer({ ...heard, actor });
  return done(neutralTo(heard), ...views.map((view) => toPerson(heard, actor, view)));
}

/** What a person wrote or sent. Other bots are never answered: two of them would talk for ever. */
export async function onMessage(heard: Heard<"message">): Promise<Handled> {
  if (heard.incoming.senderType !== "user") return ignored;
  return heard.incoming.chatType === "group" ? inGroup(heard) : inPrivate(heard);
}
