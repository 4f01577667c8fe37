import { expect, test } from "vitest";
import { raise } from "../../src/db/follow-ups.ts";
import { followUp, journal } from "../../src/db/schema/journal.ts";
import { newId } from "../../src/ids.ts";
import { replay } from "../../src/usecases/follow-up/replay.ts";
import type { Who } from "../support/town.ts";
import { actorOf, unitNamed } from "../support/town.ts";
import type { Post } from "./post.ts";
import { does, issued, post, refusal } from "./post.ts";

const REFUSED = { answer: refusal(230033) };
const because = (reason: string) => expect.objectContaining({ name: "Refusal", reason });

/** 下达 of a matter whose card to the liaison the platform refused for good; the office has its 待处置. */
async function givenUp() {
  const office = await post();
  const { assignment } = await issued(office.app);
  office.remote.next("send", REFUSED);
  await office.deliver();
  const open = async () => (await office.db.select().from(followUp)).filter(({ endedAt }) => endedAt === null);
  const tries = async (who: Who) => {
    const [raised] = await office.db.select().from(followUp);
    return replay(office.app, await actorOf(office.db, who), raised?.id ?? newId());
  };
  const later = async () => {
    await office.letTimePass();
    await office.deliver();
  };
  return { office, assignment, open, tries, later };
}

const toLiaison = ({ remote }: Post) => remote.letters.filter(({ content }) => content.includes("签收"));

test("没有发出的卡片：平安办点“再试一次”，按最新情况发一次，待处置随之了结，记入日志", async () => {
  const { office, open, tries, later } = await givenUp();
  expect(await open()).toMatchObject([{ kind: "deadLetter", owner: "office" }]);
  await later();
  const told = office.remote.letters.find(({ content }) => content.includes("再试一次"));
  expect(told?.content).toContain("故障已排除的");
  expect(await tries("staff")).toBe("message");
  await later();
  await later();
  expect(toLiaison(office)).toHaveLength(1);
  expect(await open()).toEqual([]);
  const entries = (await office.db.select().from(journal)).filter(({ act }) => act === "endFollowUp");
  expect(entries).toMatchObject([{ by: (await actorOf(office.db, "staff")).id, article: "四" }]);
  const patched = office.remote.patches.find(({ messageId }) => messageId === told?.messageId);
  expect(patched?.card).toContain("已安排再发一次");
  expect(patched?.card).not.toContain("故障已排除的");
});

test("两人同时点，只再发一次；别人点不了", async () => {
  const { office, tries, later } = await givenUp();
  for (const who of ["hanbinLiaison", "leader", "admin"] as const)
    await expect(tries(who), who).rejects.toEqual(because("notFound"));
  const both = await Promise.allSettled([tries("staff"), tries("staffTwo")]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await later();
  await later();
  expect(toLiaison(office)).toHaveLength(1);
});

test("再试仍不成功的，另提一条待处置；原来的那一条不再打开", async () => {
  const { office, open, tries, later } = await givenUp();
  const [before] = await open();
  await tries("staff");
  office.remote.next("send", REFUSED);
  await later();
  const [after] = await open();
  expect(after).toMatchObject({ kind: "deadLetter", subject: before?.subject });
  expect(after?.id).not.toBe(before?.id);
});

test("再试时事项已经办到别处，卡片说的是今天的情况", async () => {
  const { office, assignment, tries, later } = await givenUp();
  await does(office.app, "hanbinLiaison", { assignmentId: assignment.id, act: "acknowledge", words: {} });
  await tries("staff");
  await later();
  expect(office.remote.letters.some(({ content }) => content.includes("**办理状态**　办理中"))).toBe(true);
});

test("没有可再试的（不是这一类，或已清理、已发出），说明怎么办，待处置仍留着", async () => {
  const { app, db, clock } = await post();
  const staff = await actorOf(db, "staff");
  const officeId = (await unitNamed(db, "市委平安办")).id;
  for (const kind of ["deadLetter", "noPrincipal"] as const) {
    const id = await raise(db, { kind, subject: newId(), detail: {}, owner: "office", officeId, at: clock.now() });
    await expect(replay(app, staff, id ?? newId()), kind).rejects.toEqual(because("nothingToReplay"));
  }
  expect((await db.select().from(followUp)).map(({ endedAt }) => endedAt)).toEqual([null, null]);
});
