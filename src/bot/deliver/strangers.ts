import { within } from "../../app.ts";
import { groupById } from "../../db/chat-groups.ts";
import type { Delivery } from "../../db/deliveries.ts";
import { knownOpenIds } from "../../db/known-people.ts";
import { pinnedTenant } from "../../db/mode.ts";
import { FeishuError } from "../../feishu/errors.ts";
import type { Member } from "../../feishu/groups.ts";
import type { Bot } from "../bot.ts";
import { raiseAbout } from "./raise.ts";

async function strangersAmong({ app, tenantKey: ours }: Bot, members: readonly Member[]): Promise<number> {
  const known = await knownOpenIds(
    app.db,
    members.map(({ openId }) => openId),
  );
  const tenant = ours ?? (await pinnedTenant(app.db));
  const isStranger = ({ openId, tenantKey }: Member): boolean =>
    !known.has(openId) || (tenant !== null && tenantKey !== null && tenantKey !== tenant);
  return members.filter(isStranger).length;
}

/** Failures after which the members cannot be known: the group then gets figures alone. */
const unknowable: readonly FeishuError["outcome"][] = ["noRetry", "bug", "alarm"];

/** How many of a group are not of the roster; null where the platform does not let us see. Other failures rise. */
async function strangersIn(bot: Bot, chatId: string): Promise<number | null> {
  try {
    return await strangersAmong(bot, await bot.feishu.members(chatId));
  } catch (error) {
    if (error instanceof FeishuError && unknowable.includes(error.outcome)) return null;
    throw error;
  }
}

/** Whether a group may be told figures only, since somebody reads along who is not of the roster (product §5). */
export async function figuresOnlyIn(bot: Bot, row: Delivery): Promise<boolean> {
  const { groupId, groupChatId } = row;
  if (!groupId || !groupChatId) return false;
  const count = await strangersIn(bot, groupChatId);
  if (count === 0) return false;
  const group = await groupById(bot.app.db, groupId);
  const why = count === null ? "无法读取群成员" : `共 ${count} 人`;
  const detail = { groupId, ...(group ? { name: group.name } : {}), why };
  await bot.app.db.transaction((tx) =>
    raiseAbout(within(bot.app, tx), row, { kind: "strangers", subject: groupId, detail }),
  );
  return true;
}
