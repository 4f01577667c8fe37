import { signed } from "../feishu/wire.ts";
import { genuine } from "./at-the-gate.ts";
import type { Kinds } from "./kinds.ts";
import { asked, CLOSE, HOST, posted, request } from "./wire.ts";

const good = { body: genuine, headers: signed(genuine) };
/** Correctly signed, but asked for at a wrong place or in a wrong way. */
const goodAt = (path: string) => posted(good, { path });
const goodBy = (method: string) => posted(good, { method });
const form = (body: string) =>
  request(
    "POST /ops/enter",
    [HOST, CLOSE, ["content-length", String(Buffer.byteLength(body))], ["sec-fetch-site", "same-origin"]],
    body,
  );
const word = "A".repeat(43);
const cookie = (value: string) => asked("GET /ops/", [["cookie", value]]);
const proxied = ["via", "1.1 somebody"] as const;

/** How and where somebody asks. */
export const paths: Kinds = {
  absent: {
    TRACE: asked("TRACE /feishu/events"),
    OPTIONS: asked("OPTIONS /feishu/events"),
    PUT而签名真: goodBy("PUT"),
    PATCH而签名真: goodBy("PATCH"),
    DELETE而签名真: goodBy("DELETE"),
    GET而签名真: goodBy("GET"),
    HEAD而签名真: goodBy("HEAD"),
    PROPFIND: asked("PROPFIND /"),
    PURGE: asked("PURGE /healthz"),
    健康检查用POST: asked("POST /healthz"),
    监控用POST: asked("POST /metrics"),
    用头改方法: posted(good, { path: "/healthz", head: [["x-http-method-override", "GET"]] }),
    用头改路径: posted(good, { path: "/", head: [["x-original-url", "/feishu/events"]] }),
    路径大写: goodAt("/Feishu/Events"),
    路径尾斜线: goodAt("/feishu/events/"),
    路径双斜线: goodAt("//feishu/events"),
    路径三斜线: goodAt("///feishu///events"),
    路径分号: goodAt("/feishu/events;x=1"),
    路径空字节: goodAt("/feishu/events%00"),
    路径编码斜线: goodAt("/feishu%2fevents"),
    路径换行: goodAt("/feishu/events%0d%0ax-a:%20b"),
    路径坏编码: goodAt("/feishu/%ff%fe"),
    路径半截编码: goodAt("/feishu/%E0%A4%A"),
    路径两重编码: goodAt("/feishu/%2565vents"),
    路径带点: goodAt("/feishu/events/..%2f..%2fmetrics"),
    路径加后缀: goodAt("/feishu/events.json"),
    路径爬出: goodAt("/../../etc/passwd"),
    环境文件: asked("GET /.env"),
    版本库: asked("GET /.git/config"),
    试用的页面: asked("GET /api/people"),
    试用的样卡: asked("GET /gallery"),
    首页: asked("GET /"),
    升级为网套: asked("GET /", [
      ["upgrade", "websocket"],
      ["connection", "upgrade, close"],
    ]),
    升级为HTTP2: request("GET /", [
      HOST,
      ["connection", "Upgrade, HTTP2-Settings, close"],
      ["upgrade", "h2c"],
      ["http2-settings", "AAMAAABkAARAAAAAAAIAAAAA"],
    ]),
    没有版本的HTTP: "GET /\r\n\r\n",
  },
  cut: {
    CONNECT: asked("CONNECT duban.test:443"),
    方法自造: asked("FOO /healthz"),
    方法小写: asked("get /healthz"),
    TRACK: asked("TRACK /"),
    OPTIONS星号: asked("OPTIONS *"),
    路径无斜线: asked("GET healthz"),
    路径为汉字: asked("GET /督办"),
    路径反斜线: asked("GET /ops\\..\\metrics"),
    路径极长: asked(`GET /${"a".repeat(20_000)}`),
    请求行有空格: asked("GET /a b"),
    路径带制表符: asked("GET /a\tb"),
  },
  alive: {
    绝对地址: asked("GET http://evil.example/healthz"),
    空主机: request("GET /healthz", [["host", ""], CLOSE]),
    两个主机: request("GET /healthz", [HOST, ["host", "evil.example"], CLOSE]),
    主机带换了的端口: request("GET /healthz", [["host", "duban.test:1"], CLOSE]),
    路径先上后下: asked("GET /feishu/../healthz"),
    编码的健康检查: asked("GET /%68ealthz"),
    问健康带着八千字: asked(`GET /healthz?a=${"b".repeat(8_000)}`),
    问健康带着锚: asked("GET /healthz#x"),
    HEAD: asked("HEAD /healthz"),
    HTTP一点零: "GET /healthz HTTP/1.0\r\n\r\n",
    两问接连: Buffer.concat([request("GET /healthz", [HOST]), request("GET /nowhere", [HOST, CLOSE])]),
    五百问接连: Buffer.concat([
      ...Array.from({ length: 500 }, () => request("GET /healthz", [HOST])),
      asked("GET /healthz"),
    ]),
  },
  taken: {
    绝对地址而签名真: goodAt("http://evil.example/feishu/events"),
    换一个接收地址: goodAt("/feishu/callbacks"),
    带着查询: goodAt("/feishu/events?token=x&encrypt=y"),
    带着旧的后台票: posted(good, { head: [["cookie", `duban_ops=${word}`]] }),
  },
  unauthorised: {
    监控经过代理: asked("GET /metrics", [proxied]),
    监控自称本机: asked("GET /metrics", [["x-forwarded-for", "127.0.0.1"]]),
    监控自称本机之二: asked("GET /metrics", [["x-real-ip", "::1"]]),
    监控自称本机之三: asked("GET /metrics", [["forwarded", "for=127.0.0.1"]]),
    监控口令错: asked("GET /metrics", [proxied, ["authorization", "Bearer wrong"]]),
    监控口令空: asked("GET /metrics", [proxied, ["authorization", "Bearer "]]),
    监控口令用别的方案: asked("GET /metrics", [proxied, ["authorization", "Basic bWV0cmljcw=="]]),
    监控口令极长: asked("GET /metrics", [proxied, ["authorization", `Bearer ${"x".repeat(9_000)}`]]),
    监控口令在查询里: asked("GET /metrics?token=metrics-token-of-the-hostile-tests", [proxied]),
    监控编码的路径: asked("GET /%6d%65trics", [proxied]),
    监控从后台爬过来: asked("GET /ops/../metrics", [proxied]),
    监控用HEAD: asked("HEAD /metrics", [proxied]),
  },
  door: {
    链接像样而没有的: asked(`GET /ops/enter?link=${word}`),
  },
  unknownKey: {
    后台票伪造: cookie(`duban_ops=${word}`),
    后台票两张: cookie(`duban_ops=${word}; duban_ops=x`),
    进入表单伪造: form(`link=${word}`),
  },
  shut: {
    后台无票: asked("GET /ops"),
    后台无票深处: asked("GET /ops/api/queues"),
    后台票空: cookie("duban_ops="),
    后台票极长: cookie(`duban_ops=${"A".repeat(8_000)}`),
    后台票为注入: cookie("duban_ops=' or 1=1 --"),
    后台票含空字节: cookie("duban_ops=%00%00"),
    后台票坏编码: cookie("duban_ops=%E0%A4%A"),
    后台票为原型: cookie("__proto__=x; constructor=y"),
    后台票成百: cookie(Array.from({ length: 300 }, (_, n) => `duban_ops=${n}`).join("; ")),
    后台无票而改动: asked("DELETE /ops/api/queues/duban"),
    后台无票PUT: asked("PUT /ops/api/queues/duban/pause"),
    后台爬出: asked("GET /ops/..%2f..%2fetc%2fpasswd"),
    进入无链接: asked("GET /ops/enter"),
    进入链接过短: asked("GET /ops/enter?link=abc"),
    进入链接为脚本: asked("GET /ops/enter?link=%3Cscript%3Ealert(1)%3C/script%3E"),
    进入链接成双: asked(`GET /ops/enter?link=x&link=${word}`),
    进入表单空: form(""),
    进入表单乱: form("%%%&&&==="),
    进入表单两兆: form(`link=${"A".repeat(2_000_000)}`),
    进入表单污染: form("__proto__[link]=x&constructor=y"),
    进入表单别家的: request(
      "POST /ops/enter",
      [HOST, CLOSE, ["content-length", "48"], ["origin", "https://evil.example"]],
      `link=${word}`,
    ),
    进入表单不说来处: request("POST /ops/enter", [HOST, CLOSE, ["content-length", "48"]], `link=${word}`),
    进入表单来处为空: request(
      "POST /ops/enter",
      [HOST, CLOSE, ["content-length", "48"], ["origin", "null"]],
      `link=${word}`,
    ),
    进入用PUT: asked("PUT /ops/enter"),
  },
};
