import { expect, test } from "vitest";
import type { App } from "../../src/app.ts";
import type { EvidenceId } from "../../src/db/schema/evidence.ts";
import { evidence } from "../../src/db/schema/evidence.ts";
import { evidenceOpening } from "../../src/db/schema/evidence-opening.ts";
import type { ViewInput } from "../../src/db/view.ts";
import type { AssignmentId } from "../../src/domain/item/item.ts";
import { newId } from "../../src/ids.ts";
import { askOpening } from "../../src/usecases/evidence/ask-opening.ts";
import type { OfMatter } from "../../src/usecases/evidence/openable.ts";
import { seenBy } from "../bot/drawn.ts";
import { seededApp } from "../support/database.ts";
import type { Who } from "../support/town.ts";
import { actorOf, issuedItem, personIdOf, shareOf, unitNamed } from "../support/town.ts";

async function stored(app: App, assignmentId: AssignmentId, by: Who): Promise<EvidenceId> {
  const id = newId<EvidenceId>();
  const at = app.clock.now();
  const place = { personId: await personIdOf(app.db, by), chatId: "oc_x", messageId: `om_${id}`, fileKey: id };
  const file = { fileType: "file", fileName: `${by}.pdf`, status: "stored", bytes: 3, sha256: "0", path: "x" } as const;
  await app.db.insert(evidence).values({ id, assignmentId, ...place, ...file, receivedAt: at, tryAt: at });
  return id;
}

async function twoUnits() {
  const { app } = await seededApp();
  const item = await issuedItem(app, { units: ["汉滨区", "石泉县"] });
  const [ours, theirs] = [await shareOf(app, item, "石泉县"), await shareOf(app, item, "汉滨区")];
  const mine = await stored(app, ours.id, "shiquanLiaison");
  const foreign = await stored(app, theirs.id, "hanbinLiaison");
  return { app, item, ours, theirs, mine, foreign };
}

test("C5 17-5 别的单位的佐证：不论按承办、按整件还是按文件去要，都和没有一样，什么也不发", async () => {
  const { app, item, ours, theirs, mine, foreign } = await twoUnits();
  const asks: [Who, OfMatter, EvidenceId | undefined][] = [
    ["shiquanLiaison", { assignmentId: theirs.id }, undefined],
    ["shiquanLiaison", { assignmentId: theirs.id }, foreign],
    ["shiquanLiaison", { assignmentId: ours.id }, foreign],
    ["shiquanLiaison", { itemId: item.id }, undefined],
    ["hanbinPrincipal", { assignmentId: ours.id }, mine],
    ["admin", { assignmentId: ours.id }, mine],
    ["auditor", { itemId: item.id }, undefined],
  ];
  for (const [who, matter, evidenceId] of asks) {
    const asked = askOpening(app, await actorOf(app.db, who), { matter, evidenceId });
    await expect(asked).rejects.toMatchObject({ reason: "notFound" });
  }
  expect(await app.db.select().from(evidenceOpening)).toEqual([]);
  const leader = await actorOf(app.db, "leader");
  expect(await askOpening(app, leader, { matter: { itemId: item.id }, evidenceId: undefined })).toMatchObject({
    asked: 2,
  });
  const liaison = await actorOf(app.db, "shiquanLiaison");
  expect(await askOpening(app, liaison, { matter: { assignmentId: ours.id }, evidenceId: mine })).toMatchObject({
    asked: 1,
  });
});

test("C4 04-6 别的单位的佐证、单位情况、人员情况画不出来；本单位的照常", async () => {
  const { app, item, ours, theirs } = await twoUnits();
  const [hanbin, shiquan] = [await unitNamed(app.db, "汉滨区"), await unitNamed(app.db, "石泉县")];
  const stranger = await personIdOf(app.db, "hanbinLiaison");
  const hidden: ViewInput[] = [
    { view: "evidence", assignmentId: theirs.id },
    { view: "itemEvidence", itemId: item.id },
    { view: "unitPage", unitId: hanbin.id },
    { view: "personPage", personId: stranger },
    { view: "rosterChoice", unitIds: [hanbin.id], personIds: [stranger] },
  ];
  for (const view of hidden) expect(await seenBy(app, ["shiquanLiaison", view])).toBeNull();
  for (const view of hidden.slice(0, 2)) expect(await seenBy(app, ["admin", view])).toBeNull();
  for (const view of hidden) expect(await seenBy(app, ["auditor", view])).toBeNull();
  const own = await seenBy(app, ["shiquanLiaison", { view: "unitPage", unitId: shiquan.id }]);
  expect(own?.said).toContain("办理情况");
  const files = await seenBy(app, ["shiquanLiaison", { view: "evidence", assignmentId: ours.id }]);
  expect(files?.said).toContain("shiquanLiaison.pdf");
  expect(files?.said).not.toContain("hanbinLiaison.pdf");
});
