import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { groupById } from "../../src/db/chat-groups.ts";
import { openFollowUps } from "../../src/db/follow-ups.ts";
import { promise } from "../../src/db/outbox.ts";
import { markUnreachable, personById } from "../../src/db/roster-store.ts";
import { chatGroup, person } from "../../src/db/schema/roster.ts";
import { remindDue } from "../../src/usecases/item/remind.ts";
import { openIdOf, personIdOf, unitNamed } from "../support/town.ts";
import type { Post } from "./post.ts";
import { issued, post, refusal } from "./post.ts";

const officeFollowUps = async ({ app }: Post) =>
  openFollowUps(app.db, { officeIds: [(await unitNamed(app.db, "市委平安办")).id], admin: false });
const received = ({ remote }: Post, who: Parameters<typeof openIdOf>[0]) =>
  remote.letters.filter(({ to }) => to === openIdOf(who));

async function deliverAll(office: Post): Promise<void> {
  for (let round = 0; round < 10; round += 1) {
    await office.letTimePass();
    if ((await office.deliver()) === 0) return;
  }
  throw new Error("没有发完");
}

test("联络员收不到：记为无法送达，同一张卡片改送副联络员，平安办得到待处置", async () => {
  const office = await post();
  await issued(office.app);
  office.remote.next("send", { answer: refusal(230013), to: openIdOf("hanbinLiaison") });
  await deliverAll(office);
  expect(received(office, "hanbinLiaison")).toHaveLength(0);
  expect(received(office, "hanbinDeputy")).toHaveLength(1);
  expect(received(office, "hanbinDeputy")[0]?.content).toContain("雪亮工程点位整改");
  expect(
    received(office, "staff")
      .map(({ content }) => content)
      .join(),
  ).toContain("人员无法送达");
  const liaison = await personById(office.app.db, await personIdOf(office.app.db, "hanbinLiaison"));
  expect(liaison?.unreachable).toBe("平台返回代码 230013");
  expect(await officeFollowUps(office)).toHaveLength(1);
});

test("晨间卡送不到联络员的，逐条改送副联络员", async () => {
  const office = await post({ at: "2026-11-24T09:30+08:00" });
  await issued(office.app, { due: "2026-11-27" });
  await deliverAll(office);
  office.clock.set("2026-11-26T09:30+08:00");
  await remindDue(office.app);
  office.remote.next("send", { answer: refusal(230053), to: openIdOf("hanbinLiaison") });
  office.clock.set("2026-11-26T09:40+08:00");
  await deliverAll(office);
  const [card] = received(office, "hanbinDeputy");
  expect(card?.content).toContain("今日督办提醒");
  expect(card?.content).toContain("雪亮工程点位整改");
});

test("没有飞书账号或已标为无法送达的，不打扰平台，直接报平安办", async () => {
  const office = await post();
  const personId = await personIdOf(office.app.db, "gaoxinLiaison");
  await markUnreachable(office.app.db, personId, "已离职");
  const now = office.clock.now();
  await promise(office.app.db, [{ to: { personId }, view: { view: "menu" }, sendAt: now }], now);
  await office.deliver();
  expect(office.remote.letters).toHaveLength(0);
  expect(office.outcomes).toEqual(["unreachable"]);
  expect((await officeFollowUps(office)).map(({ kind, detail }) => [kind, detail.why])).toEqual([
    ["unreachable", "已离职"],
  ]);
  await office.app.db.update(person).set({ unreachable: null, openId: null }).where(eq(person.id, personId));
  await promise(office.app.db, [{ to: { personId }, view: { view: "menu" }, sendAt: now }], now);
  await office.letTimePass();
  await deliverAll(office);
  expect(received(office, "gaoxinLiaison")).toHaveLength(0);
});

test("群已解散：标为不能发送，报系统管理员；之后的消息不再发", async () => {
  const office = await post();
  const [group] = await office.app.db.select().from(chatGroup).where(eq(chatGroup.chatId, "oc_leaders"));
  if (!group) throw new Error("没有领导群");
  const now = office.clock.now();
  const text = { to: { groupId: group.id }, view: { view: "text", text: "请私聊我办理。" } as const, sendAt: now };
  office.remote.next("send", { answer: refusal(232009) });
  await promise(office.app.db, [text], now);
  await office.deliver();
  expect((await groupById(office.app.db, group.id))?.dead).toBe("平台返回代码 232009");
  const raised = await openFollowUps(office.app.db, { officeIds: [], admin: true });
  expect(raised.map(({ kind }) => kind)).toEqual(["deadGroup"]);
  await promise(office.app.db, [text], now);
  await deliverAll(office);
  expect(office.remote.letters.filter(({ to }) => to === "oc_leaders")).toHaveLength(0);
  expect(received(office, "admin")).toHaveLength(1);
});

test("待处置卡片自身失败，不再生出新的待处置", async () => {
  const office = await post();
  await issued(office.app);
  office.remote.next("send", { answer: refusal(230054), to: openIdOf("hanbinLiaison") });
  office.remote.next(
    "send",
    ...["staff", "staffTwo"].map((who) => ({ answer: refusal(230054), to: openIdOf(who as "staff") })),
  );
  await deliverAll(office);
  expect((await officeFollowUps(office)).map(({ kind }) => kind)).toEqual(["deadLetter"]);
});

test("给陌生人的回复送到其所在会话", async () => {
  const office = await post();
  const now = office.clock.now();
  await promise(office.app.db, [{ to: { chatId: "oc_stranger" }, view: { view: "stranger" }, sendAt: now }], now);
  await office.deliver();
  expect(office.remote.letters[0]).toMatchObject({ to: "oc_stranger" });
  expect(office.remote.letters[0]?.content).toContain("甄办事");
});
