import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { openIdOf } from "../support/town.ts";
import type { Post } from "./post.ts";
import { does, issued, post, refusal } from "./post.ts";

async function signedFor(): Promise<Post> {
  const office = await post();
  const { assignment } = await issued(office.app);
  await office.deliver();
  await does(office.app, "hanbinLiaison", { assignmentId: assignment.id, act: "acknowledge", words: {} });
  await office.letTimePass();
  return office;
}

const redraws = async (office: Post) => (await office.rows()).filter(({ tidies }) => tidies !== null);

test("事项有了进展，已发的卡片改为最新状态；多次进展只重画一次", async () => {
  const office = await post();
  const { assignment } = await issued(office.app);
  await office.deliver();
  const liaison = "hanbinLiaison";
  await does(office.app, liaison, { assignmentId: assignment.id, act: "acknowledge", words: {} });
  const words = { progress: "已勘查 12 处", percent: 40, nextStep: null };
  await does(office.app, liaison, { assignmentId: assignment.id, act: "reportProgress", words });
  await office.letTimePass();
  await office.deliver();
  expect(office.remote.patches).toHaveLength(1);
  expect(office.remote.patches[0]).toMatchObject({ messageId: "om_1" });
  expect(office.remote.patches[0]?.card).toContain("已勘查 12 处");
  expect(await redraws(office)).toMatchObject([{ status: "sent" }]);
});

test("卡片正在被点击而锁定的，片刻后再画", async () => {
  const office = await signedFor();
  office.remote.next("patch", { answer: refusal(200810) });
  await office.deliver();
  expect(await redraws(office)).toMatchObject([{ status: "waiting" }]);
  office.turn(1);
  await office.letTimePass();
  await office.deliver();
  expect(await redraws(office)).toMatchObject([{ status: "sent" }]);
});

test("画得太慢、已被另一次重画接手的：谁先谁后说不准，再画一次", async () => {
  const office = await signedFor();
  office.remote.meanwhile(async () => {
    await office.db.execute(sql`delete from outbox_message where tidies is not null`);
  });
  await office.deliver();
  expect(office.remote.patches).toHaveLength(1);
  expect(await redraws(office)).toMatchObject([{ status: "waiting" }]);
  await office.letTimePass();
  await office.deliver();
  expect(await redraws(office)).toMatchObject([{ status: "sent" }]);
});

test("改画的同时，收件人在卡片上点开了表单：再画一次，表单仍在", async () => {
  const office = await signedFor();
  office.remote.meanwhile(async () => {
    await office.db.execute(
      sql`update outbox_message set view = view || '{"form":"reportProgress"}' where tidies is null and message_id = 'om_1'`,
    );
  });
  await office.deliver();
  await office.letTimePass();
  await office.deliver();
  await office.letTimePass();
  await office.deliver();
  expect(office.remote.patches.map(({ card }) => card.includes("进展情况"))).toEqual([false, true]);
});

test.each([230011, 230031, 230002, 230013])("平台返回 %i：卡片已不能改，放弃重画，不惊动任何人", async (code) => {
  const office = await signedFor();
  office.remote.next("patch", { answer: refusal(code) });
  await office.deliver();
  expect(await redraws(office)).toMatchObject([{ status: "dropped" }]);
  expect((await office.rows()).filter(({ view }) => (view as { view: string }).view === "followUp")).toEqual([]);
});

test("重画没有得到应答的，按最新状态再画", async () => {
  const office = await signedFor();
  office.remote.next("patch", { answer: "reset" });
  await office.deliver();
  office.turn(1);
  await office.letTimePass();
  await office.deliver();
  expect(await redraws(office)).toMatchObject([{ status: "sent" }]);
  expect(office.remote.patches).toHaveLength(1);
});

test("超过十四天的卡片不再重画", async () => {
  const office = await post();
  const { assignment } = await issued(office.app);
  await office.deliver();
  await does(office.app, "hanbinLiaison", { assignmentId: assignment.id, act: "acknowledge", words: {} });
  office.turn(15 * 24 * 60);
  await office.letTimePass();
  await office.deliver();
  expect(office.remote.patches).toEqual([]);
  expect(await redraws(office)).toMatchObject([{ status: "dropped" }]);
});

test("改画成文字发出的卡片不能重画", async () => {
  const office = await post();
  const { assignment } = await issued(office.app);
  office.remote.next("send", { answer: refusal(230099), to: openIdOf("hanbinLiaison") });
  await office.deliver();
  await office.letTimePass();
  await office.deliver();
  await does(office.app, "hanbinLiaison", { assignmentId: assignment.id, act: "acknowledge", words: {} });
  await office.letTimePass();
  await office.deliver();
  expect(office.remote.patches).toEqual([]);
});

test("平台不认改后的样子：告诉系统管理员卡片停在原样，不说成改发了文字", async () => {
  const office = await signedFor();
  office.remote.next("patch", { answer: refusal(230099) });
  await office.deliver();
  await office.letTimePass();
  await office.deliver();
  const told = office.remote.letters.find(({ to }) => to === openIdOf("admin"));
  expect(told?.content).toContain("卡片未能更新");
  expect(told?.content).not.toContain("改发文字");
  expect(await redraws(office)).toMatchObject([{ status: "failed" }]);
});
