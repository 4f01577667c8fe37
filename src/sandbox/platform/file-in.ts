import { fileKeyOf } from "./files.ts";
import type { World } from "./world.ts";

/** The file a message carries, as its reader downloads it; null where there is none. */
export async function fileIn(world: World, messageId: string): Promise<{ name: string; bytes: Uint8Array } | null> {
  const message = world.messages.find(messageId);
  const key = message && !message.recalled ? fileKeyOf(message) : null;
  const file = key === null ? null : world.files.find(key);
  if (!message || !file) return null;
  const said: unknown = Reflect.get(Object(message.content), "file_name");
  return { name: typeof said === "string" && said ? said : "图片", bytes: await world.files.read(file.key) };
}
