import { deflateSync, gzipSync } from "node:zlib";
import { signed } from "../feishu/wire.ts";
import { genuine } from "./at-the-gate.ts";
import type { Kinds } from "./kinds.ts";
import type { Head } from "./wire.ts";
import { asked, CLOSE, HOST, posted, request, signatureHead } from "./wire.ts";

const good = { body: genuine, headers: signed(genuine) };
const events = "POST /feishu/events";
const framed = (head: Head, body: string | Uint8Array = "ab") => request(events, [HOST, CLOSE, ...head], body);
const chunked = ["transfer-encoding", "chunked"] as const;
const inner = "GET /metrics HTTP/1.1\r\nhost: x\r\n\r\n";
const many = (count: number): Head => Array.from({ length: count }, (_, n) => [`x-${n}`, "y"] as const);
const oneByOne = [...genuine].map((letter) => `1\r\n${letter}\r\n`).join("");
const told = (head: Head, body: string | Uint8Array) => posted({ body, headers: signed(genuine) }, { head });

/** How a request is cut into bytes. */
export const framing: Kinds = {
  cut: {
    长度与分块并存: framed([["content-length", "4"], chunked], `0\r\n\r\n${inner}`),
    分块在前长度在后: framed([chunked, ["content-length", "6"]], "0\r\n\r\nG"),
    分块写成xchunked: framed([["transfer-encoding", "xchunked"]], "0\r\n\r\n"),
    分块不在最后: framed([["transfer-encoding", "chunked, identity"]], "0\r\n\r\n"),
    两个不同的长度: framed([
      ["content-length", "1"],
      ["content-length", "2"],
    ]),
    长度为负: framed([["content-length", "-1"]]),
    长度为十六进制: framed([["content-length", "0x2"]]),
    长度带加号: framed([["content-length", "+2"]]),
    长度为NaN: framed([["content-length", "NaN"]]),
    长度为空: framed([["content-length", ""]]),
    长度超出整数: framed([["content-length", "99999999999999999999999"]]),
    长度说短: framed([["content-length", "1"]], genuine),
    长度有两个值: framed([["content-length", "2, 2"]]),
    长度名带空格: framed([["content-length ", "2"]]),
    块长非数: framed([chunked], "zz\r\nabc\r\n0\r\n\r\n"),
    块长为负: framed([chunked], "-1\r\na\r\n0\r\n\r\n"),
    块长超出整数: framed([chunked], "fffffffffffffffff\r\nabc\r\n0\r\n\r\n"),
    块后少换行: framed([chunked], "1\r\naX0\r\n\r\n"),
    块扩展极长: framed([chunked], `1;${"x".repeat(20_000)}\r\na\r\n0\r\n\r\n`),
    头折行: asked("GET /healthz", [["x", "a\r\n b"]]),
    头含空字节: asked("GET /healthz", [["x", "a\0b"]]),
    头名含空格: asked("GET /healthz", [["x y", "a"]]),
    头名为空: asked("GET /healthz", [["", "a"]]),
    头名为汉字: asked("GET /healthz", [["签名", "a"]]),
    头无冒号: "GET /healthz HTTP/1.1\r\nhost: x\r\nbroken\r\n\r\n",
    头极多: asked("GET /healthz", many(3_000)),
    头极长: asked("GET /healthz", [["x", "y".repeat(20_000)]]),
    签名头极长: framed([["x-lark-signature", "0".repeat(20_000)]]),
    没有主机: request("GET /healthz", [CLOSE]),
    主机不成文: request("GET /healthz", [["host", "a b/c@d"], CLOSE]),
    主机半个括号: request("GET /healthz", [["host", "[::1"], CLOSE]),
    期待别的: framed([
      ["expect", "200-maybe"],
      ["content-length", "2"],
    ]),
    只用换行: "GET /healthz HTTP/1.1\nhost: x\nconnection: close\n\n",
    HTTP版本三点七: "GET /healthz HTTP/3.7\r\nhost: x\r\n\r\n",
    HTTP版本缺失的乱写: "GET /healthz HTP/1.1\r\nhost: x\r\n\r\n",
    HTTP2开场: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    TLS招呼: Buffer.from("1603010200010001fc0303".padEnd(400, "0"), "hex"),
    SSH招呼: "SSH-2.0-OpenSSH_9.6\r\n",
    非HTTP的乱字节: Buffer.from([0, 1, 2, 3, 255, 254, 13, 10, 13, 10]),
    响应当请求: "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}",
    代理协议头: Buffer.concat([Buffer.from("PROXY TCP4 127.0.0.1 127.0.0.1 1 2\r\n"), posted(good)]),
  },
  refused: {
    声称九个吉: framed([["content-length", "9999999999"]]),
    分块的二兆: framed([chunked], `200000\r\n${" ".repeat(0x200000)}\r\n0\r\n\r\n`),
    分块又压缩: framed([["transfer-encoding", "gzip, chunked"]], "0\r\n\r\n"),
    分块为空: framed([chunked], "0\r\n\r\n"),
    尾部夹带签名: framed([chunked], `0\r\nx-lark-signature: ${"0".repeat(64)}\r\n\r\n`),
    压缩的正文: told([["content-encoding", "gzip"]], gzipSync(genuine)),
    压缩的炸弹: told([["content-encoding", "gzip"]], gzipSync(Buffer.alloc(8 * 1024 * 1024))),
    DEFLATE的正文: told([["content-encoding", "deflate"]], deflateSync(genuine)),
    自称BR的乱码: told([["content-encoding", "br"]], Buffer.from([0xce, 0xb2, 0xcf, 0x81])),
    层层压缩: told([["content-encoding", "gzip, gzip, gzip"]], gzipSync(gzipSync(gzipSync(genuine)))),
    两个签名头: posted(good, { head: [["x-lark-signature", "0".repeat(64)]] }),
    两个随机数头: posted(good, { head: [["x-lark-request-nonce", "1"]] }),
    两个时间戳头: posted(good, { head: [["x-lark-request-timestamp", "1"]] }),
    两个一样的签名头: posted(good, { head: [["x-lark-signature", good.headers.signature ?? ""]] }),
    下划线头名: framed(
      [
        ["content-length", String(genuine.length)],
        ["x_lark_signature", good.headers.signature ?? ""],
      ],
      genuine,
    ),
    签名头名带前缀: framed(
      [
        ["content-length", String(genuine.length)],
        ["x-x-lark-signature", good.headers.signature ?? ""],
      ],
      genuine,
    ),
    表单正文: framed([
      ["content-type", "application/x-www-form-urlencoded"],
      ["content-length", "2"],
    ]),
    多段正文: framed(
      [
        ["content-type", "multipart/form-data; boundary=x"],
        ["content-length", "5"],
      ],
      "--x--",
    ),
    令牌当口令: posted(
      { body: genuine, headers: { timestamp: null, nonce: null, signature: null } },
      { head: [["authorization", "Bearer sample-verification-token"]] },
    ),
  },
  taken: {
    一字一块: request(events, [HOST, CLOSE, chunked, ...signatureHead(good.headers)], `${oneByOne}0\r\n\r\n`),
    自称压缩而没有压缩: posted(good, { head: [["content-encoding", "gzip"]] }),
    自称纯文本: posted(good, { head: [["content-type", "text/plain; charset=gbk"]] }),
    自称来自本机: posted(good, { head: [["x-forwarded-for", "127.0.0.1, ::1"]] }),
  },
};
