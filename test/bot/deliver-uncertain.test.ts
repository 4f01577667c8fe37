import { expect, test } from "vitest";
import { promise } from "../../src/db/outbox.ts";
import { openIdOf, personIdOf } from "../support/town.ts";
import type { Post } from "./post.ts";
import { issued, post, refusal } from "./post.ts";

const card = async (office: Post) =>
  (await office.rows()).find(({ view }) => ["assignment", "morning"].includes((view as { view: string }).view));
const toLiaison = ({ remote }: Post) => remote.letters.filter(({ to }) => to === openIdOf("hanbinLiaison"));

/** A first message went well, so that the chat with the liaison is known. */
async function acquainted(): Promise<Post> {
  const office = await post();
  const personId = await personIdOf(office.app.db, "hanbinLiaison");
  const now = office.clock.now();
  await promise(office.app.db, [{ to: { personId }, view: { view: "menu" }, sendAt: now }], now);
  await office.deliver();
  await office.letTimePass();
  office.remote.letters.length = 0;
  return office;
}

test.each([
  { said: "没有应答", answer: "reset" as const, keeps: true },
  { said: "服务端出错", answer: refusal(5000, { status: 500 }), keeps: true },
  { said: "网关出错", answer: { status: 502, body: "bad gateway" }, keeps: false },
])("平台$said：结果不明，五十五分钟内用同一标识重发，收件人只收到一条", async ({ answer, keeps }) => {
  const office = await post();
  await issued(office.app);
  office.remote.next("send", { answer, keeps });
  await office.deliver();
  const unsure = await card(office);
  expect(unsure).toMatchObject({ status: "waiting", unsureSince: office.clock.now() });
  office.turn(50);
  await office.letTimePass();
  await office.deliver();
  expect(await card(office)).toMatchObject({ status: "sent", uuid: unsure?.uuid, unsureSince: null });
  expect(toLiaison(office)).toHaveLength(1);
});

test("明确被拒的不算结果不明；但此前的疑问不因后来被拒而消失", async () => {
  const office = await post();
  await issued(office.app);
  office.remote.next("send", { answer: refusal(230020) });
  await office.deliver();
  expect(await card(office)).toMatchObject({ unsureSince: null });
  office.remote.next("send", { answer: "reset" }, { answer: refusal(230020) });
  office.turn(1);
  await office.letTimePass();
  await office.deliver();
  const since = (await card(office))?.unsureSince;
  expect(since).not.toBeNull();
  office.turn(1);
  await office.letTimePass();
  await office.deliver();
  expect((await card(office))?.unsureSince).toEqual(since);
});

test("超过五十五分钟：在会话中找到这张卡片，即为已送达", async () => {
  const office = await acquainted();
  await issued(office.app);
  office.remote.next("send", { answer: "reset", keeps: true });
  await office.deliver();
  const unsure = await card(office);
  office.turn(56);
  await office.letTimePass();
  await office.deliver();
  expect(office.outcomes.at(-1)).toBe("found");
  expect(await card(office)).toMatchObject({ status: "sent", messageId: "om_2", sentAt: unsure?.unsureSince });
  expect(toLiaison(office)).toHaveLength(1);
});

test("超过五十五分钟：会话中没有，换新标识发送，不标重发", async () => {
  const office = await acquainted();
  await issued(office.app);
  office.remote.next("send", { answer: "reset" });
  await office.deliver();
  const unsure = await card(office);
  office.turn(56);
  await office.letTimePass();
  await office.deliver();
  const sent = await card(office);
  expect(sent).toMatchObject({ status: "sent", resent: false });
  expect(sent?.uuid).not.toBe(unsure?.uuid);
  expect(toLiaison(office)).toHaveLength(1);
  expect(toLiaison(office)[0]?.content).not.toContain("重发");
});

test("超过五十五分钟且会话无法核对：交办卡片再发一次并标明重发，报平安办", async () => {
  const office = await post();
  await issued(office.app);
  office.remote.next("send", { answer: "reset", keeps: true });
  await office.deliver();
  office.turn(56);
  await office.letTimePass();
  await office.deliver();
  expect(await card(office)).toMatchObject({ status: "sent", resent: true });
  const [, again] = toLiaison(office);
  expect(again?.content).toContain("重发");
  expect((await office.rows()).filter(({ view }) => (view as { view: string }).view === "followUp")).not.toHaveLength(
    0,
  );
});

test("会话一时读不了的，稍后再读，不当作没有送达", async () => {
  const office = await acquainted();
  await issued(office.app);
  office.remote.next("send", { answer: "reset", keeps: true });
  await office.deliver();
  office.remote.next("list", { answer: refusal(99991400, { status: 429 }) });
  office.turn(56);
  await office.letTimePass();
  await office.deliver();
  expect(await card(office)).toMatchObject({ status: "waiting" });
  office.turn(56);
  await office.letTimePass();
  await office.deliver();
  expect(office.outcomes.at(-1)).toBe("found");
  expect(toLiaison(office)).toHaveLength(1);
});

test("发出后未及记录进程即中断：下一轮用同一标识重发，收件人只收到一条", async () => {
  const office = await post();
  await issued(office.app);
  let before: Awaited<ReturnType<typeof card>>;
  office.remote.next("send", { answer: "hang", keeps: true });
  office.remote.meanwhile(async () => {
    before = await card(office);
  });
  const dying = office.deliver();
  await expect.poll(() => before?.unsureSince).toEqual(office.clock.now());
  expect(before).toMatchObject({ status: "waiting", attempts: 1 });
  await office.letTimePass();
  expect(await office.deliver()).toBe(1);
  expect(await card(office)).toMatchObject({ status: "sent", attempts: 2, uuid: before?.uuid });
  expect(toLiaison(office)).toHaveLength(1);
  await dying;
  expect(office.outcomes.at(-1)).toBe("overtaken");
  expect(await card(office)).toMatchObject({ status: "sent", attempts: 2 });
});
