import { desc, eq, like } from "drizzle-orm";
import { expect, test } from "vitest";
import { journal } from "../../src/db/schema/journal.ts";
import { outboxMessage } from "../../src/db/schema/messages.ts";
import { opsEntry, opsSession } from "../../src/db/schema/ops.ts";
import { personRole } from "../../src/db/schema/roster.ts";
import { admin, hanbin, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const NOW = "2026-03-02T09:20+08:00";
type City = Awaited<ReturnType<typeof world>>;

/** Where the button of the newest card leads. */
function linkOf(city: City): string {
  const cards = city.messagesOf(admin).flatMap(({ card }) => (card ? [JSON.stringify(card)] : []));
  const found = cards.map((card) => /"default_url":"([^"]+)"/.exec(card)?.[1]);
  return found.findLast((each) => each !== undefined) ?? "";
}

const wordIn = (link: string): string => new URL(link).searchParams.get("link") ?? "";

type Form = { link: string; headers?: Record<string, string> };
const post = (city: City, { link, headers = { "sec-fetch-site": "same-origin" } }: Form) =>
  city.product.web.request("/ops/enter", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams({ link }).toString(),
  });

async function linkFor(city: City): Promise<string> {
  await city.says(admin, "/后台");
  return linkOf(city);
}

const cookieOf = (answer: Response): string => (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
const look = (city: City, cookie: string, { path = "/ops/", method = "GET" } = {}) =>
  city.product.web.request(path, { method, headers: { cookie } });
const done = (city: City) =>
  city.db
    .select({ act: journal.act, refusal: journal.refusal, detail: journal.detail })
    .from(journal)
    .where(like(journal.act, "%Ops"))
    .orderBy(desc(journal.id));

test("后台：管理员得到一次性链接，打开只见按钮，点“进入”才进去，并记入日志", async () => {
  const city = await world({ now: NOW });
  const link = await linkFor(city);
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/ops\/enter\?link=[\w-]{43}$/);
  for (const _ of [1, 2, 3]) {
    const shown = await city.product.web.request(link);
    expect([shown.status, await shown.text()]).toEqual([200, expect.stringContaining("<button>进入</button>")]);
    expect(shown.headers.get("cache-control")).toBe("no-store");
    expect(shown.headers.get("content-security-policy")).toContain("default-src 'none'");
  }
  const entered = await post(city, { link: wordIn(link) });
  expect([entered.status, entered.headers.get("location")]).toEqual([303, "/ops/"]);
  expect(entered.headers.get("set-cookie")).toMatch(
    /^duban_ops=[\w-]{43}; Max-Age=14400; Path=\/ops; HttpOnly; SameSite=Strict$/,
  );
  const page = await look(city, cookieOf(entered));
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("没有设置 REDIS_URL")]);
  expect(await done(city)).toEqual([{ act: "enterOps", refusal: null, detail: {} }]);
  expect(city.sandbox.problems()).toEqual([]);
});

test("数据库里只有散列：链接和登录的原文哪里也没有", async () => {
  const city = await world({ now: NOW });
  const link = await linkFor(city);
  const cookie = cookieOf(await post(city, { link: wordIn(link) }));
  const kept = JSON.stringify([
    await city.db.select().from(opsEntry),
    await city.db.select().from(opsSession),
    await city.db.select().from(outboxMessage),
    await city.db.select().from(journal),
  ]);
  expect(kept).not.toContain(wordIn(link));
  expect(kept).not.toContain(cookie.split("=")[1]);
  expect((await city.db.select().from(opsEntry)).map(({ hash }) => hash)).toEqual([
    expect.stringMatching(/^[0-9a-f]{64}$/),
  ]);
});

test("用过的、过时的、伪造的、被新链接取代的，一律进不去，说法相同", async () => {
  const city = await world({ now: NOW });
  const used = wordIn(await linkFor(city));
  const both = await Promise.all([post(city, { link: used }), post(city, { link: used })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 403]);
  const replaced = wordIn(await linkFor(city));
  const late = wordIn(await linkFor(city));
  expect((await post(city, { link: replaced })).status).toBe(403);
  await city.clockStrikes("2026-03-02T09:30+08:00");
  const answers: [number, string | null, boolean][] = [];
  for (const link of [used, replaced, late, "x".repeat(43), "", "'; drop table ops_entry; --", "汉".repeat(2_000)]) {
    const answer = await post(city, { link });
    answers.push([answer.status, answer.headers.get("set-cookie"), (await answer.text()).includes("这个链接已经失效")]);
  }
  expect(answers).toEqual(answers.map(() => [403, null, true]));
});

test("别的网页替人提交、来路不明的提交都不算，链接也不因此用掉", async () => {
  const city = await world({ now: NOW });
  const link = wordIn(await linkFor(city));
  const foreign: Record<string, string>[] = [
    {},
    { "sec-fetch-site": "cross-site", origin: "http://127.0.0.1:3000" },
    { "sec-fetch-site": "none" },
    { origin: "https://evil.example" },
    { origin: "null" },
  ];
  for (const headers of foreign) expect((await post(city, { link, headers })).status).toBe(403);
  expect((await post(city, { link, headers: { origin: "http://127.0.0.1:3000" } })).status).toBe(303);
});

test("没有登录的看不到任何页面；不是管理员的拿不到链接", async () => {
  const city = await world({ now: NOW });
  for (const path of ["/ops", "/ops/", "/ops/api/queues", "/ops/static/js/main.js"]) {
    for (const cookie of ["", "duban_ops=", `duban_ops=${"x".repeat(43)}`, "duban_ops=%E0%A4%A"]) {
      const answer = await look(city, cookie, { path });
      expect([path, answer.status, await answer.text()]).toEqual([path, 403, expect.stringContaining("发送 /后台")]);
    }
  }
  for (const who of [staff, hanbin]) {
    await city.says(who, "/后台");
    expect(city.lastSeenBy(who)).toContain("您没有查看后台任务的权限");
  }
  expect(await city.db.select().from(opsEntry)).toEqual([]);
});

test("只供查看：凡是要改动的一律不执行，每次都记入日志", async () => {
  const city = await world({ now: NOW });
  const cookie = cookieOf(await post(city, { link: wordIn(await linkFor(city)) }));
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
    const answer = await look(city, cookie, { method, path: "/ops/api/queues/jobs/pause" });
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining("只供查看")]);
  }
  const detail = { method: "OPTIONS", path: "/ops/api/queues/jobs/pause" };
  const rows = await done(city);
  expect(rows[0]).toEqual({ act: "changeOps", refusal: "readOnly", detail });
  expect(rows.map(({ act }) => act)).toEqual([...Array(5).fill("changeOps"), "enterOps"]);
});

test("角色收回：手里的链接进不去，已登录的下一次访问即出，登录不再有效", async () => {
  const city = await world({ now: NOW });
  const cookie = cookieOf(await post(city, { link: wordIn(await linkFor(city)) }));
  const held = wordIn(await linkFor(city));
  expect((await look(city, cookie)).status).toBe(200);
  await city.db.delete(personRole).where(eq(personRole.role, "systemAdmin"));
  expect((await look(city, cookie)).status).toBe(403);
  expect(await city.db.select().from(opsSession)).toEqual([]);
  expect((await post(city, { link: held })).status).toBe(403);
  expect((await done(city))[0]).toEqual({ act: "enterOps", refusal: "notAllowed", detail: {} });
});

test("登录四小时后失效；再次进入，前一次的登录随即失效", async () => {
  const city = await world({ now: NOW });
  const first = cookieOf(await post(city, { link: wordIn(await linkFor(city)) }));
  const second = cookieOf(await post(city, { link: wordIn(await linkFor(city)) }));
  expect([(await look(city, first)).status, (await look(city, second)).status]).toEqual([403, 200]);
  await city.clockStrikes("2026-03-02T13:20+08:00");
  expect((await look(city, second)).status).toBe(403);
});

test("在群里发送 /后台，链接只到私聊", async () => {
  const city = await world({ now: NOW });
  await city.sandbox.opensGroup(city.openId(admin), {
    chatId: "oc_machine_room",
    name: "机房",
    members: [city.openId(admin)],
  });
  await city.says(admin, "@_user_1 /后台", { chatId: "oc_machine_room" });
  expect(JSON.stringify(city.messagesIn("机房"))).not.toContain("/ops/enter");
});
