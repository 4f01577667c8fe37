import { expect, test } from "vitest";
import { raise } from "../../../src/db/follow-ups.ts";
import type { FollowUpId } from "../../../src/db/schema/journal.ts";
import { followUp, journal, journalText } from "../../../src/db/schema/journal.ts";
import { newId } from "../../../src/ids.ts";
import { endWithRemark } from "../../../src/usecases/follow-up/end.ts";
import type { TestApp } from "../../support/database.ts";
import { seededApp } from "../../support/database.ts";
import type { Who } from "../../support/town.ts";
import { actorOf, unitNamed } from "../../support/town.ts";

const reason = (why: string) => expect.objectContaining({ name: "Refusal", reason: why });

async function raised({ db, clock }: TestApp, owner: "office" | "systemAdmin", office = "市委平安办") {
  const officeId = owner === "office" ? (await unitNamed(db, office)).id : null;
  const about = { kind: "noPrincipal", subject: `${owner}:${office}`, detail: {} } as const;
  const id = await raise(db, { ...about, owner, officeId, at: clock.now() });
  if (!id) throw new Error("it was open already");
  return id;
}

const ending = async (
  { app, db }: TestApp,
  who: Who,
  { id, remark = "已电话联系" }: { id: FollowUpId; remark?: string },
) => endWithRemark(app, await actorOf(db, who), { id, remark });

test("平安办的待处置由平安办工作人员处置，谁在何时记入日志", async () => {
  const city = await seededApp();
  const id = await raised(city, "office");
  await ending(city, "staffTwo", { id });
  const staffTwo = (await actorOf(city.db, "staffTwo")).id;
  expect(await city.db.select().from(followUp)).toMatchObject([{ endedBy: staffTwo, remark: "已电话联系" }]);
  const entries = (await city.db.select().from(journal)).filter(({ act }) => act === "endFollowUp");
  expect(entries).toMatchObject([{ by: staffTwo, detail: { kind: "noPrincipal", followUpId: id } }]);
  expect((await city.db.select().from(journalText)).map(({ text }) => text)).toContain("已电话联系");
});

test("不归自己的和没有的，答复一样：没有找到", async () => {
  const city = await seededApp();
  const [office, admin] = [await raised(city, "office"), await raised(city, "systemAdmin")];
  const county = await raised(city, "office", "汉滨区平安办");
  const wrong: [Who, FollowUpId][] = [
    ["hanbinLiaison", office],
    ["leader", office],
    ["admin", office],
    ["staff", admin],
    ["staff", county],
    ["staff", newId<FollowUpId>()],
  ];
  for (const [who, id] of wrong) await expect(ending(city, who, { id }), who).rejects.toEqual(reason("notFound"));
  await ending(city, "admin", { id: admin });
  await ending(city, "head", { id: office });
});

test("必须写明处置情况，过长不收；处置完的不能再处置", async () => {
  const city = await seededApp();
  const id = await raised(city, "office");
  await expect(ending(city, "staff", { id, remark: "  " })).rejects.toEqual(reason("incomplete"));
  await expect(ending(city, "staff", { id, remark: "长".repeat(501) })).rejects.toEqual(reason("tooLong"));
  await ending(city, "staff", { id });
  await expect(ending(city, "staffTwo", { id, remark: "再来" })).rejects.toEqual(reason("followUpEnded"));
});

test("两人同时处置，只有一人算数", async () => {
  const city = await seededApp();
  const id = await raised(city, "office");
  const both = await Promise.allSettled([ending(city, "staff", { id }), ending(city, "staffTwo", { id })]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await city.db.select().from(journal)).filter(({ act }) => act === "endFollowUp")).toHaveLength(1);
});
