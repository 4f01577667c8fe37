import { expect, test } from "vitest";
import { raiseToOffice } from "../../src/bot/receive/raise.ts";
import { followUpsFor, settleFollowUp } from "../../src/db/follow-ups.ts";
import { endWithRemark } from "../../src/usecases/follow-up/end.ts";
import { actorOf } from "../support/town.ts";
import { post } from "./post.ts";

const raised = { kind: "strangers", subject: "一人", detail: {} } as const;

/** The office with a 待处置 that was not said yet. */
async function withFollowUp() {
  const office = await post();
  await raiseToOffice(office.app, raised);
  const staff = await actorOf(office.db, "staff");
  const [open] = await followUpsFor(office.db, staff);
  if (!open) throw new Error("nothing was raised");
  const end = () => endWithRemark(office.app, staff, { id: open.id, remark: "已电话核实" });
  return { office, end };
}

const cardsOf = ({ remote }: Awaited<ReturnType<typeof post>>) => remote.letters.map(({ content }) => content);

test("一人处置完毕，同事手里的同一张卡片也随之了结，按键不再留着", async () => {
  const { office, end } = await withFollowUp();
  await office.deliver();
  const copies = office.remote.letters.length;
  expect(copies).toBeGreaterThan(1);
  await end();
  await office.letTimePass();
  await office.deliver();
  expect(office.remote.patches).toHaveLength(copies);
  for (const { card } of office.remote.patches) {
    expect(card).toContain("已处置");
    expect(card).toContain("已电话核实");
    expect(card).not.toContain('处置完毕"');
  }
});

test("还没说出口就已自行了结的，不再打扰任何人", async () => {
  const { office } = await withFollowUp();
  const at = office.clock.now();
  await settleFollowUp(office.db, {
    kind: raised.kind,
    subject: raised.subject,
    at,
    remark: "已恢复。",
    inHand: undefined,
  });
  await office.deliver();
  expect(cardsOf(office)).toEqual([]);
  expect((await office.rows()).map(({ status }) => status)).not.toContain("waiting");
});

test("同一件待处置了结以后再看，送达过的卡片只改一次，不反复重画", async () => {
  const { office, end } = await withFollowUp();
  await office.deliver();
  await end();
  for (let n = 0; n < 3; n += 1) {
    await office.letTimePass();
    await office.deliver();
  }
  expect(office.remote.patches).toHaveLength(office.remote.letters.length);
});
