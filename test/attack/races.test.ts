import { asc, eq, isNotNull } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "../../src/db/db.ts";
import { evidence } from "../../src/db/schema/evidence.ts";
import { assignment, itemDraft, supervisionItem } from "../../src/db/schema/item.ts";
import { journal } from "../../src/db/schema/journal.ts";
import { digest, outboxMessage } from "../../src/db/schema/messages.ts";
import { promiseDigests } from "../../src/usecases/digest/promise-digests.ts";
import { attachEvidence } from "../../src/usecases/evidence/attach.ts";
import { act } from "../../src/usecases/item/act.ts";
import { actOnAll } from "../../src/usecases/item/act-on-all.ts";
import { createDraft } from "../../src/usecases/item/draft.ts";
import { draftContent } from "../../src/usecases/item/draft-content.ts";
import { issueDraft } from "../../src/usecases/item/issue.ts";
import { table, toastOf } from "../bot/clicks-table.ts";
import { seededApp } from "../support/database.ts";
import { actorOf, issuedItem, personIdOf, shareOf } from "../support/town.ts";

const actsIn = async (db: Db) =>
  (await db.select().from(journal).orderBy(asc(journal.id)))
    .filter(({ refusal, act: name }) => refusal === null && name !== "importRoster")
    .map(({ act: name }) => name);

const endings = async (doing: Promise<unknown>[]) => {
  const ended = await Promise.allSettled(doing);
  return ended.map((each) => (each.status === "fulfilled" ? "done" : String(each.reason?.reason ?? each.reason)));
};

test("联络员和副联络员同时点签收：只签一次，另一位得到新卡片", async () => {
  const city = await table();
  const item = await issuedItem(city.app);
  const { id: assignmentId } = await shareOf(city.app, item, "汉滨区");
  await city.give("hanbinDeputy", { view: "assignment", assignmentId });
  const [answers] = [
    await Promise.all((["hanbinLiaison", "hanbinDeputy"] as const).map((who) => city.press(who, "签收"))),
  ];
  expect(answers.map(toastOf).toSorted()).toEqual(
    ["已签收。", "本事项已有新的进展，请按更新后的卡片办理。"].toSorted(),
  );
  expect(answers.every(({ card }) => card !== undefined)).toBe(true);
  expect(await city.acts()).toEqual(["issue", "acknowledge"]);
});

test("同一份草稿连点两次确认下达：一个编号，不留空号", async () => {
  const { app, db } = await seededApp();
  const by = await actorOf(db, "staff");
  const draftId = await createDraft(app, by, "");
  const content = draftContent.parse({
    units: "汉滨区",
    matter: "雪亮工程",
    due: "2026-12-10",
    workstreams: ["peaceBuilding"],
    category: "grassrootsFoundations",
  });
  const ended = await endings([1, 2, 3].map(() => issueDraft(app, by, { draftId, content })));
  expect(ended.toSorted()).toEqual(["alreadyIssued", "alreadyIssued", "done"]);
  expect((await issuedItem(app, { matter: "下一件" })).number.serial).toBe(2);
  expect(await db.select().from(itemDraft)).toHaveLength(2);
});

test("整件改期时有单位正在签收：谁先谁后都只各算一次，没有一个丢", async () => {
  const { app, db } = await seededApp();
  const [staff, liaison] = [await actorOf(db, "staff"), await actorOf(db, "hanbinLiaison")];
  const item = await issuedItem(app, { units: ["汉滨区", "石泉县", "高新区"] });
  const { id: assignmentId } = await shareOf(app, item, "汉滨区");
  const words = { due: "2026-12-20", reason: "顺延" } as never;
  const ended = await endings([
    actOnAll(app, staff, { itemId: item.id, act: "redate", words }),
    act(app, liaison, { assignmentId, act: "acknowledge", words: {} }),
  ]);
  expect(ended).toEqual(["done", "done"]);
  const rows = await db.select().from(assignment).orderBy(assignment.version);
  expect(rows.map(({ due, version }) => [due, version])).toEqual([
    ["2026-12-20", 2],
    ["2026-12-20", 2],
    ["2026-12-20", 3],
  ]);
  const [whole] = await db.select().from(supervisionItem);
  expect(whole?.version).toBe(5);
});

test("两个进程同时扫周报，每群一份；同一个佐证同时收存两遍，只列一次", async () => {
  const { app, db, clock } = await seededApp();
  await promiseDigests(app);
  clock.set("2026-11-30T08:40+08:00");
  await Promise.all([promiseDigests(app), promiseDigests(app), promiseDigests(app)]);
  expect(await db.select().from(digest)).toHaveLength(1);

  const item = await issuedItem(app);
  const { id: assignmentId } = await shareOf(app, item, "汉滨区");
  const liaison = await actorOf(db, "hanbinLiaison");
  await act(app, liaison, { assignmentId, act: "acknowledge", words: {} });
  const [file] = await db
    .insert(evidence)
    .values({
      id: crypto.randomUUID() as never,
      assignmentId,
      personId: await personIdOf(db, "hanbinLiaison"),
      chatId: "oc_a",
      messageId: "om_a",
      fileKey: "file_a",
      fileType: "file",
      fileName: "验收单.pdf",
      status: "pending",
      receivedAt: clock.now(),
      tryAt: clock.now(),
    })
    .returning();
  if (!file) throw new Error("no file was noted");
  const kept = { path: "evidence/2026/x", sha256: "a".repeat(64), bytes: 1 };
  const both = await Promise.all([attachEvidence(app, file, kept), attachEvidence(app, file, kept)]);
  expect(both).toContain("stored");
  expect((await actsIn(db)).filter((name) => name === "attachEvidence")).toHaveLength(1);
  const [stored] = await db.select().from(evidence).where(eq(evidence.id, file.id));
  expect(stored?.status).toBe("stored");
});

test("许多张卡片同列两件事项，两件同时在动：谁也不把谁锁死", async () => {
  const city = await table();
  const items = await Promise.all(["甲", "乙"].map((matter) => issuedItem(city.app, { matter })));
  for (let n = 0; n < 6; n += 1) {
    for (const who of ["staff", "staffTwo", "head", "leader"] as const)
      await city.give(who, { view: "ledger", filter: {} });
  }
  const liaison = await actorOf(city.db, "hanbinLiaison");
  const shares = await Promise.all(items.map((item) => shareOf(city.app, item, "汉滨区")));
  const ids = shares.map(({ id }) => id);
  await Promise.all(ids.map((assignmentId) => act(city.app, liaison, { assignmentId, act: "acknowledge", words: {} })));
  for (let round = 0; round < 12; round += 1) {
    await city.db.delete(outboxMessage).where(isNotNull(outboxMessage.tidies));
    const words = { progress: `第 ${round} 次`, percent: null, nextStep: null };
    const ended = await endings(
      ids.map((assignmentId) => act(city.app, liaison, { assignmentId, act: "reportProgress", words })),
    );
    expect(ended).toEqual(["done", "done"]);
  }
});
