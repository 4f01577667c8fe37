import type { Readable } from "node:stream";
import { z } from "zod";
import type { Caller } from "./caller.ts";
import { FeishuError } from "./errors.ts";
import { checkedFileKey, checkedId } from "./ids.ts";
import { limits } from "./limits.ts";

export type FileType = "opus" | "mp4" | "pdf" | "doc" | "xls" | "ppt" | "stream";
export type Download = { body: Readable; size: number | null; mediaType: string | null };

const streamed = z.object({
  getReadableStream: z.custom<() => Readable>((value) => typeof value === "function"),
  headers: z.record(z.string(), z.string()),
});

const uploaded = z.object({ file_key: z.string().min(1) }).transform(({ file_key }) => checkedFileKey(file_key));

const sizeIn = (headers: Record<string, string>): number | null => {
  const text = headers["content-length"] ?? "";
  return /^\d{1,12}$/.test(text) ? Number(text) : null;
};

export function fileCalls(call: Caller) {
  return {
    async download(messageId: string, fileKey: string, type: "file" | "image"): Promise<Download> {
      const path = { message_id: checkedId("message", messageId), file_key: checkedFileKey(fileKey) };
      const answer = await call("download", streamed, (sdk, auth) =>
        sdk.im.v1.messageResource.get({ path, params: { type } }, auth),
      );
      const mediaType = answer.headers["content-type"]?.split(";")[0]?.trim() || null;
      return { body: answer.getReadableStream(), size: sizeIn(answer.headers), mediaType };
    },

    async upload(name: string, bytes: Uint8Array, fileType: FileType): Promise<string> {
      if (bytes.byteLength === 0 || bytes.byteLength > limits.uploadBytes.most) {
        throw new FeishuError({ call: "upload", outcome: "noRetry", sent: "no" });
      }
      const data = { file_type: fileType, file_name: name, file: Buffer.from(bytes) };
      return call("upload", uploaded, (sdk, auth) => sdk.im.v1.file.create({ data }, auth));
    },
  };
}
