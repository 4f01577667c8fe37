import { signed } from "../feishu/wire.ts";
import { genuine } from "./at-the-gate.ts";
import { CLOSE, HOST, posted, request, signatureHead } from "./wire.ts";

const good = posted({ body: genuine, headers: signed(genuine) });
const chunked = ["transfer-encoding", "chunked"] as const;
const head = [HOST, CLOSE, ...signatureHead(signed(genuine))];
const begun = (many: readonly (readonly [string, string])[]) => request("POST /feishu/events", [...head, ...many], "{");

/** What never comes to its end. The server has to end it. */
export const slow: Record<string, Uint8Array> = {
  一个字也不说: Buffer.alloc(0),
  只有空行: Buffer.from("\r\n\r\n\r\n"),
  半个方法: Buffer.from("POS"),
  半个请求行: Buffer.from("POST /feishu/eve"),
  头说到一半: Buffer.from("POST /feishu/events HTTP/1.1\r\nhost: x\r\nx-lark-sig"),
  头没有结尾: Buffer.from("POST /feishu/events HTTP/1.1\r\nhost: x\r\n"),
  正文差一个字: good.subarray(0, -1),
  正文一字不给: good.subarray(0, -genuine.length),
  正文只有一半: good.subarray(0, -genuine.length / 2),
  声称更长: begun([["content-length", String(genuine.length * 2)]]),
  分块没有下文: begun([chunked]),
  块只来一半: request("POST /feishu/events", [...head, chunked], `ffff\r\n${genuine}`),
  没有末块: request("POST /feishu/events", [...head, chunked], `1\r\n{\r\n`),
  末块没有结尾: request("POST /feishu/events", [...head, chunked], `1\r\n{\r\n0\r\n`),
};
