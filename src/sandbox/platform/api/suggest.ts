import { z } from "zod";
import { ApiRefusal } from "../refusal.ts";
import type { Route } from "./call.ts";
import { bodyOf, ok } from "./call.ts";
import { standing } from "./send.ts";

const LIFE_MS = 600_000;

const text = z.string().min(1).max(200);
const asked = z.strictObject({
  follow_ups: z
    .array(z.strictObject({ content: text }))
    .min(1)
    .max(3),
});

/** Feishu docs: im/v1/message/push_follow_up. Which code answers a wrong place is not written down. */
export const suggestRoute: Route = {
  name: "im.message.push_follow_up",
  method: "POST",
  path: "/open-apis/im/v1/messages/:message_id/push_follow_up",
  writes: true,
  run(world, call) {
    if (world.troubles.suggestionsRefused) throw new ApiRefusal(99992402, "404 page not found", { httpStatus: 404 });
    const { follow_ups } = bodyOf(call, asked);
    const message = standing(world, call.path.message_id ?? "");
    const latest = world.messages.inChat(message.chatId).findLast(({ sender }) => sender === "bot");
    const age = world.options.clock.now().getTime() - message.createdAt.getTime();
    if (world.chats.find(message.chatId)?.type !== "p2p") throw new ApiRefusal(230001, "only in a p2p chat");
    if (latest !== message || age >= LIFE_MS) throw new ApiRefusal(230001, "only below the bot's latest message");
    message.suggestions = follow_ups.map(({ content }) => content);
    world.changed();
    return ok();
  },
};
