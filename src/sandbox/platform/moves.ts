import type { Group } from "./chats.ts";
import { newGroup, privateChatOf } from "./chats.ts";
import { idsOf } from "./envelope.ts";
import type { EventPost } from "./events.ts";
import type { World } from "./world.ts";

function groupOf(world: World, chatId: string): Group {
  const chat = world.chats.find(chatId);
  if (chat?.type !== "group") throw new RangeError("no such group");
  return chat.group;
}

const membership = (world: World, openId: string, { chatId, name, members }: Group) => {
  const own = world.options.keys.tenantKey;
  return {
    chat_id: chatId,
    operator_id: idsOf(openId),
    external: members.some((member) => (world.chats.person(member)?.tenantKey ?? own) !== own),
    operator_tenant_key: world.chats.person(openId)?.tenantKey ?? own,
    name,
    i18n_names: { zh_cn: name, en_us: "", ja_jp: "" },
  };
};

/** Who is in which group. */
export function gatherings(world: World, events: EventPost) {
  function movesBot(openId: string, chatId: string, into: boolean) {
    const group = { ...groupOf(world, chatId), botIn: into };
    world.chats.put(group);
    world.changed();
    return events.send(`im.chat.member.bot.${into ? "added" : "deleted"}_v1`, membership(world, openId, group));
  }

  return {
    /** Adds the bot to a group, or takes it out of one. */
    movesBot,

    /** Opens a group with these members and the bot in it. */
    opensGroup(openId: string, group: Pick<Group, "chatId" | "name" | "members">) {
      world.chats.put(newGroup(group));
      return movesBot(openId, group.chatId, true);
    },

    /** Dissolves a group; the bot hears of it where it was in. */
    async disbands(openId: string, chatId: string) {
      const group = { ...groupOf(world, chatId), dissolved: true };
      world.chats.put(group);
      world.changed();
      return group.botIn ? events.send("im.chat.disbanded_v1", membership(world, openId, group)) : null;
    },

    /** Joins or leaves a group; the bot is told nothing of it. */
    joins(openId: string, chatId: string) {
      const group = groupOf(world, chatId);
      world.chats.put({ ...group, members: [...new Set([...group.members, openId])] });
      world.changed();
    },

    leaves(openId: string, chatId: string) {
      const group = groupOf(world, chatId);
      world.chats.put({ ...group, members: group.members.filter((member) => member !== openId) });
      world.changed();
    },
  };
}

/** What people do around their chats. */
export function moves(world: World, events: EventPost) {
  return {
    entersChat: (openId: string) =>
      events.send("im.chat.access_event.bot_p2p_chat_entered_v1", {
        chat_id: privateChatOf(openId),
        operator_id: idsOf(openId),
      }),

    chooses: (openId: string, eventKey: string) =>
      events.send("application.bot.menu_v6", {
        operator: { operator_name: world.chats.person(openId)?.name ?? "", operator_id: idsOf(openId) },
        event_key: eventKey,
        timestamp: Math.floor(world.options.clock.now().getTime() / 1000),
      }),

    recalls(messageId: string) {
      const message = world.messages.find(messageId);
      if (!message || message.recalled) throw new RangeError("no such message to recall");
      message.recalled = true;
      message.updatedAt = world.options.clock.now();
      world.changed();
      return events.send("im.message.recalled_v1", {
        message_id: messageId,
        chat_id: message.chatId,
        recall_time: String(world.options.clock.now().getTime()),
        recall_type: "message_owner",
      });
    },
  };
}
