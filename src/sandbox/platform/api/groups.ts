import { z } from "zod";
import { limits } from "../../../feishu/limits.ts";
import type { Group } from "../chats.ts";
import { ApiRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import type { Route } from "./call.ts";
import { bodyOf, ok, pageOf, paging, queryOf } from "./call.ts";

const groupsAsked = z.strictObject(paging(limits.groupsPage.most));
const membersAsked = z.strictObject({ member_id_type: z.literal("open_id"), ...paging(limits.membersPage.most) });

const LEAVING = "im:chat.members:write_only";
const leaveAsked = z.strictObject({ member_id_type: z.literal("app_id") });

const tenantOf = (world: World, openId: string) =>
  world.chats.person(openId)?.tenantKey ?? world.options.keys.tenantKey;

const isExternal = (world: World, members: readonly string[]) =>
  members.some((openId) => tenantOf(world, openId) !== world.options.keys.tenantKey);

/** Feishu docs: im/v1/chat/list. Private chats are never in it. */
const groupsRoute: Route = {
  name: "im.chat.list",
  method: "GET",
  path: "/open-apis/im/v1/chats",
  writes: false,
  run(world, call) {
    const asked = queryOf(call, groupsAsked);
    const groups = world.chats.groups().filter(({ botIn, dissolved }) => botIn && !dissolved);
    const onTheWire = groups.map(({ chatId, name, members }) => ({
      chat_id: chatId,
      name,
      description: "",
      external: isExternal(world, members),
      tenant_key: world.options.keys.tenantKey,
      chat_status: "normal",
    }));
    return pageOf(onTheWire, asked);
  },
};

/** A group the bot is in. */
function groupIn(world: World, chatId: string): Group {
  const chat = world.chats.find(chatId);
  if (chat?.type !== "group") throw new ApiRefusal(230001, "invalid chat_id");
  if (chat.group.dissolved) throw new ApiRefusal(232009, "the chat has been dissolved");
  if (!chat.group.botIn) throw new ApiRefusal(230002, "Bot can NOT be out of the chat");
  return chat.group;
}

/** Feishu docs: im/v1/chat-members/get. */
const membersRoute: Route = {
  name: "im.chatMembers.get",
  method: "GET",
  path: "/open-apis/im/v1/chats/:chat_id/members",
  writes: false,
  run(world, call) {
    const asked = queryOf(call, membersAsked);
    const group = groupIn(world, call.path.chat_id ?? "");
    const onTheWire = group.members.map((openId) => ({
      member_id_type: "open_id",
      member_id: openId,
      name: world.chats.nameOf(openId),
      tenant_key: tenantOf(world, openId),
    }));
    return pageOf(onTheWire, asked);
  },
};

/** Feishu docs: im/v1/chat-members/delete. Here the bot takes out itself and nobody else. */
const leaveRoute: Route = {
  name: "im.chatMembers.delete",
  method: "DELETE",
  path: "/open-apis/im/v1/chats/:chat_id/members",
  writes: true,
  run(world, call) {
    queryOf(call, leaveAsked);
    const { id_list } = bodyOf(call, z.strictObject({ id_list: z.array(z.string()).length(1) }));
    if (world.troubles.withdrawnScopes.has(LEAVING))
      throw new ApiRefusal(99991672, `Access denied. Scope ${LEAVING} required`);
    if (id_list[0] !== world.options.keys.appId) throw new ApiRefusal(232014, "no permission");
    world.chats.put({ ...groupIn(world, call.path.chat_id ?? ""), botIn: false });
    world.changed();
    return ok({ invalid_id_list: [] });
  },
};

export const groupRoutes = [groupsRoute, membersRoute, leaveRoute];
