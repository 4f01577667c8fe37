import { groupByChat, markGroupAlive, markGroupDead } from "../../db/chat-groups.ts";
import { commandOfKey } from "../commands/index.ts";
import type { Handled, Heard } from "./handled.ts";
import { done, ignored, toPerson, toStranger } from "./handled.ts";
import { raiseToAdmins } from "./raise.ts";

/** An entry of the bot menu: the command of that key, else the menu card; the polite card to whoever is not on the roster. */
export async function onMenu(heard: Heard<"menu">): Promise<Handled> {
  const { app, actor, incoming } = heard;
  if (!actor) return incoming.openId ? done(toStranger(heard, incoming.openId)) : ignored;
  const command = commandOfKey(incoming.eventKey);
  const views = command ? await command.run({ app, actor, chatId: null }, "") : [{ view: "menu" } as const];
  return done(...views.map((view) => toPerson(heard, actor, view)));
}

/** The first time somebody of the roster opens the private chat: what the bot is for, once and never again. */
export async function onEntered(heard: Heard<"entered">): Promise<Handled> {
  const { actor } = heard;
  if (!actor) return ignored;
  return done({ ...toPerson(heard, actor, { view: "menu" }), slot: `welcome:${actor.id}` });
}

/** A group of the roster is alive again; any other one is shown to the administrators. */
export async function onBotAdded({ app, incoming }: Heard<"botAdded">): Promise<Handled> {
  const { chatId, name, external } = incoming;
  const group = await groupByChat(app.db, chatId);
  if (group) {
    await markGroupAlive(app.db, group.id);
    return done();
  }
  const detail = { chatId, name: name ?? "", ...(external ? { why: "这是外部群" } : {}) };
  await raiseToAdmins(app, { kind: "unboundGroup", subject: chatId, detail });
  return done();
}

/** Nothing goes to a group the bot was taken out of; where it was one of the roster the administrators hear. */
export async function onBotRemoved({ app, incoming }: Heard<"botRemoved">): Promise<Handled> {
  const group = await groupByChat(app.db, incoming.chatId);
  if (!group) return ignored;
  const why = "机器人已被移出";
  if (!(await markGroupDead(app.db, group.id, why))) return ignored;
  await raiseToAdmins(app, { kind: "deadGroup", subject: group.id, detail: { groupId: group.id, why } });
  return done();
}
