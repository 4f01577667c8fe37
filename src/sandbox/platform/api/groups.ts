import { z } from "zod";
import { limits } from "../../../feishu/limits.ts";
import { ApiRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import type { Route } from "./call.ts";
import { pageOf, paging, queryOf } from "./call.ts";

const groupsAsked = z.strictObject(paging(limits.groupsPage.most));
const membersAsked = z.strictObject({ member_id_type: z.literal("open_id"), ...paging(limits.membersPage.most) });

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

/** Feishu docs: im/v1/chat-members/get. */
const membersRoute: Route = {
  name: "im.chatMembers.get",
  method: "GET",
  path: "/open-apis/im/v1/chats/:chat_id/members",
  writes: false,
  run(world, call) {
    const asked = queryOf(call, membersAsked);
    const chat = world.chats.find(call.path.chat_id ?? "");
    if (chat?.type !== "group") throw new ApiRefusal(230001, "invalid chat_id");
    if (chat.group.dissolved) throw new ApiRefusal(232009, "the chat has been dissolved");
    if (!chat.group.botIn) throw new ApiRefusal(230002, "Bot can NOT be out of the chat");
    const onTheWire = chat.members.map((openId) => ({
      member_id_type: "open_id",
      member_id: openId,
      name: world.chats.nameOf(openId),
      tenant_key: tenantOf(world, openId),
    }));
    return pageOf(onTheWire, asked);
  },
};

export const groupRoutes = [groupsRoute, membersRoute];
