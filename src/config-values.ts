import { BlockList, isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";

const SECRET_LENGTH = 32;

const missing = ({ input }: { input?: unknown }) => (input === undefined ? "没有设置，正式运行必须有" : "不是文字");
const text = z.string({ error: missing });
export const word = text.regex(/^\S+$/, "中间不能有空格");
export const secret = text.min(SECRET_LENGTH, `至少要有 ${SECRET_LENGTH} 个字符`);

/** The drivers quote the whole address, password and all, when they cannot read it: so they never get to see such a one. */
function readable(address: string): boolean {
  const withOneHost = address.replace(/^(\w+:\/\/(?:[^@/]*@)?[^,/?]+)[^/?]*/, "$1");
  return URL.canParse(withOneHost) && !/\s|%(?![0-9a-f]{2})/i.test(address);
}
export const databaseUrl = text.refine(
  (address) => /^postgres(ql)?:\/\/./.test(address) && readable(address),
  "不是 PostgreSQL 地址",
);
export const redisUrl = text.refine(
  (address) => /^rediss?:\/\/./.test(address) && readable(address),
  "不是 Redis 地址",
);

function baseOf(address: string): string | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const { origin, pathname, search, hash, username, password } = new URL(address);
  return search || hash || username || password ? null : `${origin}${pathname}`.replace(/\/+$/, "");
}
/** A base address without the slash at its end. */
export const baseUrl = text
  .refine((address) => baseOf(address) !== null, "应以 http:// 或 https:// 开头，不带账号和参数")
  .transform((address) => baseOf(address) ?? address);

/** An address without a path: what a browser is sent to stands right below it. */
export const origin = baseUrl.refine((address) => new URL(address).pathname === "/", "只写到域名和端口，后面不带路径");

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");
const isLoopback = (host: string) => isIP(host) !== 0 && loopback.check(host, isIP(host) === 6 ? "ipv6" : "ipv4");

/** `localhost` is taken at its word: no hosts file may turn the name into an address others can reach. */
const bare = (host: string) => host.replace(/^\[(.*)\]$/, "$1").replace(/^localhost$/i, "127.0.0.1");
export const host = text.transform(bare).refine((name) => /^[\w.:%-]+$/.test(name), "不是主机名或 IP 地址");
export const loopbackHost = text.transform(bare).refine(isLoopback, "试用时任何人都能扮演任何人，只能在本机监听");

function isHeartbeat(address: string): boolean {
  if (!/^https?:\/\/./i.test(address) || !URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  return username + password === "" && (protocol === "https:" || isLoopback(bare(hostname)));
}
/** May hold a secret in its path: it leaves this machine only encrypted. */
export const heartbeatUrl = text.refine(isHeartbeat, "应以 https:// 开头（本机可用 http://），不带账号");

export const folder = text.transform((path) => resolve(path));
export const port = text
  .refine((digits) => /^\d{1,5}$/.test(digits) && Number(digits) <= 65_535, "不是端口号")
  .transform(Number);
export const role = z.enum(["web", "worker", "all"], "不是可用的角色");
export const logLevel = z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "不是日志级别");

/** Without PostgreSQL the database is embedded. */
export const onlyRole = z.literal("all", "内置数据库只能由一个进程使用");

/** A secret of production without its app: a half-written configuration, which must not open as a trial. */
export const notInTrial = text.optional().refine((value) => value === undefined, {
  error: "只用于正式运行，但没有设置飞书应用",
  params: { cure: "正式运行请同时设置 FEISHU_APP_ID 和 FEISHU_APP_SECRET；试用请去掉本项" },
});
