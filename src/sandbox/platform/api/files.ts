import { z } from "zod";
import { limits } from "../../../feishu/limits.ts";
import { fileKeyOf } from "../files.ts";
import { ApiRefusal } from "../refusal.ts";
import type { Call, Route } from "./call.ts";
import { ok, queryOf } from "./call.ts";

const kind = z.strictObject({ type: z.enum(["file", "image"]) });
const withoutFile = new Set(["sticker", "merge_forward", "interactive", "folder"]);

/** Feishu docs: im/v1/message-resource/get. */
const resourceRoute: Route = {
  name: "im.messageResource.get",
  method: "GET",
  path: "/open-apis/im/v1/messages/:message_id/resources/:file_key",
  writes: false,
  async run(world, call) {
    const { type } = queryOf(call, kind, 234001);
    const message = world.messages.find(call.path.message_id ?? "");
    if (!message || message.recalled) throw new ApiRefusal(234003, "File not in msg");
    if (withoutFile.has(message.type)) throw new ApiRefusal(234043, "Unsupported message type");
    const chat = world.chats.find(message.chatId);
    if (chat?.type === "group" && !chat.group.botIn) throw new ApiRefusal(234004, "The app is not in the chat");
    const file = world.files.find(call.path.file_key ?? "");
    if (!file || fileKeyOf(message) !== file.key) throw new ApiRefusal(234003, "File not in msg");
    if (file.kind !== type) throw new ApiRefusal(234001, "Invalid request param: type");
    return { bytes: await world.files.read(file.key), mediaType: file.mediaType };
  },
};

const fileTypes = ["opus", "mp4", "pdf", "doc", "xls", "ppt", "stream"] as const;
const uploadFields = z.strictObject({
  file_type: z.enum(fileTypes),
  file_name: z.string().min(1),
  file: z.instanceof(Blob),
});

async function multipartOf({ body, contentType }: Call): Promise<Record<string, unknown>> {
  const wrong = new ApiRefusal(234001, "Invalid request param: multipart/form-data expected");
  if (!contentType.startsWith("multipart/form-data")) throw wrong;
  const whole = new Response(new Uint8Array(body), { headers: { "content-type": contentType } });
  const form = await whole.formData().catch(() => {
    throw wrong;
  });
  return Object.fromEntries(form);
}

/** Feishu docs: im/v1/file/create. */
const uploadRoute: Route = {
  name: "im.file.create",
  method: "POST",
  path: "/open-apis/im/v1/files",
  writes: true,
  async run(world, call) {
    const read = uploadFields.safeParse(await multipartOf(call));
    if (!read.success) throw new ApiRefusal(234001, `Invalid request param: ${read.error.issues[0]?.path.join(".")}`);
    const bytes = new Uint8Array(await read.data.file.arrayBuffer());
    if (bytes.byteLength === 0) throw new ApiRefusal(234010, "File's size can't be 0");
    if (bytes.byteLength > limits.uploadBytes.most) throw new ApiRefusal(234006, "The file size exceed the max value");
    const { file_name: name } = read.data;
    const about = { kind: "file" as const, mediaType: "application/octet-stream", fromApp: true, name };
    return ok({ file_key: await world.files.keep(bytes, about) });
  },
};

export const fileRoutes = [resourceRoute, uploadRoute];
