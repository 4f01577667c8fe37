import { createHash } from "node:crypto";
import type { Context } from "hono";

type Status = 200 | 400 | 403 | 404 | 503;

const STYLE =
  "body{font:16px/1.7 system-ui,sans-serif;margin:12vh auto;max-width:32rem;padding:0 1.5rem;color:#1f2329}" +
  "h1{font-size:1.25rem}button{font:inherit;padding:.5rem 2rem;border:0;border-radius:6px;background:#245bdb;color:#fff}";

const own = `'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;

/** `strict-origin`: whoever hears of this page is not told the link, and a form still says where it comes from. */
const headers = {
  "content-security-policy": `default-src 'none'; style-src ${own}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  "referrer-policy": "strict-origin",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
};

const page = (context: Context, { status, body }: { status: Status; body: string }) =>
  context.html(
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="robots" content="noindex">` +
      `<meta name="viewport" content="width=device-width"><title>督办后台</title><style>${STYLE}</style></head>` +
      `<body><h1>督办后台</h1>${body}</body></html>`,
    status,
    headers,
  );

const sentences = {
  expired: "这个链接已经失效：每个链接十分钟内有效，只能使用一次。请在飞书中向机器人发送 /后台，取得新的链接。",
  stranger: "请在飞书中向机器人发送 /后台，用收到的链接进入。",
  readOnly: "后台只供查看，不能改动。此次操作没有执行，已记入日志。",
  inProcess: "没有设置 REDIS_URL，定时任务由各进程自行定时，没有队列可供查看。运行情况请发送 /状态 或 /自检。",
  silent: "Redis 没有应答，队列暂时无法查看；在此期间各进程自行定时，工作照常。请稍后刷新。",
  failed: "系统暂时没有应答，请稍后刷新；仍然如此的，请查看运行日志。",
  unread: "没有这个页面。请从后台首页进入。",
} as const;

/** A page with one sentence; none of them says anything of anybody's matters. */
export const say = (context: Context, status: Status, what: keyof typeof sentences) =>
  page(context, { status, body: `<p>${sentences[what]}</p>` });

/** What a link opens: a page that changes nothing, since messengers fetch links by themselves. Only its button enters. */
export const entryPage = (context: Context, link: string) =>
  page(context, {
    status: 200,
    body:
      `<p>点“进入”查看后台任务的排队和运行情况。链接只能使用一次。</p>` +
      `<form method="post" action="/ops/enter"><input type="hidden" name="link" value="${link}"><button>进入</button></form>`,
  });
