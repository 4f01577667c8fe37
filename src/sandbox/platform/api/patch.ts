import { z } from "zod";
import { limits } from "../../../feishu/limits.ts";
import { ApiRefusal } from "../refusal.ts";
import type { Windows } from "../windows.ts";
import type { Route } from "./call.ts";
import { bodyOf, ok, queryOf } from "./call.ts";
import { cardIn } from "./content.ts";
import { standing } from "./send.ts";

const asked = z.strictObject({ content: z.string().min(1) });

/** Feishu docs: im/v1/message/patch. */
export const patchRoute = (windows: Windows): Route => ({
  name: "im.message.patch",
  method: "PATCH",
  path: "/open-apis/im/v1/messages/:message_id",
  writes: true,
  run(world, call) {
    queryOf(call, z.strictObject({}));
    const { content } = bodyOf(call, asked);
    const message = standing(world, call.path.message_id ?? "");
    if (message.sender !== "bot") throw new ApiRefusal(230012, "Bot is NOT the sender of the message");
    if (message.type !== "interactive") throw new ApiRefusal(230001, "This message is NOT a card");
    const age = world.options.clock.now().getTime() - message.createdAt.getTime();
    if (age > limits.cardLifeMs.most) throw new ApiRefusal(230031, "The message is older than 14 days");
    const chat = world.chats.find(message.chatId);
    if (chat?.type === "group" && chat.group.dissolved) throw new ApiRefusal(232009, "the chat has been dissolved");
    if (chat?.type === "group" && !chat.group.botIn) throw new ApiRefusal(230002, "Bot can NOT be out of the chat");
    const card = cardIn(world, content);
    if (world.isLocked(message.messageId)) throw new ApiRefusal(200810, "card is being interacted with");
    windows.enterPlace(message.messageId);
    message.card = card;
    message.updatedAt = world.options.clock.now();
    world.changed();
    return ok();
  },
});
