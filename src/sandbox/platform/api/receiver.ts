import type { Chat } from "../chats.ts";
import { privateChatOf } from "../chats.ts";
import { ApiRefusal } from "../refusal.ts";
import type { World } from "../world.ts";

export const receiverTypes = ["open_id", "union_id", "user_id", "email", "chat_id"] as const;
type ReceiverType = (typeof receiverTypes)[number];

/** Each kind of id is looked for among ids of its kind alone; the codes are those of im/v1/message/create. */
const unknown: Record<ReceiverType, number> = {
  open_id: 99992351,
  union_id: 99992351,
  user_id: 99992351,
  email: 230001,
  chat_id: 230001,
};

/** What a person is called toward others than our app. */
export const otherIdsOf = (openId: string) => ({
  union_id: openId.replace(/^ou_/, "on_"),
  user_id: openId.replace(/^ou_/, "u_"),
});

function privateChat(world: World, type: Exclude<ReceiverType, "chat_id">, id: string): Chat | null {
  const person = world.chats.people().find((each) => {
    const ids = { open_id: each.openId, email: each.email, ...otherIdsOf(each.openId) };
    return ids[type] === id;
  });
  return person ? world.chats.find(privateChatOf(person.openId)) : null;
}

/** Where a message to this receiver goes. */
export function chatOf(world: World, type: ReceiverType, id: string): Chat {
  const chat = type === "chat_id" ? world.chats.find(id) : privateChat(world, type, id);
  if (!chat) throw new ApiRefusal(unknown[type], `invalid receive_id for receive_id_type ${type}`);
  return chat;
}

/** Whether the bot may speak there now. */
export function maySpeakIn(world: World, chat: Chat): void {
  if (chat.type === "p2p") {
    const code = world.troubles.unreachable.get(chat.person.openId);
    if (code !== undefined) throw new ApiRefusal(code, "the user cannot be reached by this bot");
    return;
  }
  const { dissolved, botIn, muted } = chat.group;
  if (dissolved) throw new ApiRefusal(232009, "Your request specifies a chat which has already been dissolved");
  if (!botIn) throw new ApiRefusal(230002, "Bot/User can NOT be out of the chat");
  if (muted) throw new ApiRefusal(230018, "These operations are NOT allowed at current group settings");
}
