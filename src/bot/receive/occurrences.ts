import type { App } from "../../app.ts";
import { endBinding, groupByChat, markGroupAlive } from "../../db/chat-groups.ts";
import { settleFollowUp } from "../../db/follow-ups.ts";
import { purposes } from "../../domain/roster/sheets.ts";
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

/** A bound group is alive again; about any other one the administrators decide. */
export async function onBotAdded({ app, incoming, actor }: Heard<"botAdded">): Promise<Handled> {
  const { chatId, name, external } = incoming;
  const group = await groupByChat(app.db, chatId);
  if (group && group.purposes.length > 0) {
    await markGroupAlive(app.db, group.id);
    return done();
  }
  const detail = {
    ...{ chatId, name: name ?? "" },
    ...(actor ? { personId: actor.id } : {}),
    ...(external ? { why: "这是外部群，群内有本单位以外的人员" } : {}),
  };
  await raiseToAdmins(app, { kind: "unboundGroup", subject: chatId, detail });
  return done();
}

/** Nothing goes to a group the bot is out of: what it was bound to is over, and the administrators hear of it. */
async function outOf(app: App, chatId: string, why: string): Promise<Handled> {
  const at = app.clock.now();
  const moot = { kind: "unboundGroup", subject: chatId, remark: `${why}，无需处理。` } as const;
  await settleFollowUp(app.db, { ...moot, at, inHand: undefined });
  const group = await groupByChat(app.db, chatId);
  if (!group || !(await endBinding(app.db, group.id, why))) return ignored;
  const bound = group.purposes.map((purpose) => purposes[purpose]).join("、");
  const detail = { groupId: group.id, why: `${why}，${bound}的绑定已终止` };
  await raiseToAdmins(app, { kind: "deadGroup", subject: group.id, detail });
  return done();
}

export const onBotRemoved = ({ app, incoming }: Heard<"botRemoved">): Promise<Handled> =>
  outOf(app, incoming.chatId, "机器人已被移出");

export const onDisbanded = ({ app, incoming }: Heard<"disbanded">): Promise<Handled> =>
  outOf(app, incoming.chatId, "群已解散");
