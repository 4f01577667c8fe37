import { expect, test } from "vitest";
import type { Db } from "../../src/db/db.ts";
import { registerDigest } from "../../src/db/digests.ts";
import { raise } from "../../src/db/follow-ups.ts";
import { chatGroup } from "../../src/db/schema/roster.ts";
import type { ViewInput } from "../../src/db/view.ts";
import { ownCardFaults } from "../../src/sandbox/card-rules/tolerated.ts";
import { createDraft } from "../../src/usecases/item/draft.ts";
import { seededApp } from "../support/database.ts";
import { actorOf } from "../support/town.ts";
import { seenBy } from "./drawn.ts";
import { issued } from "./post.ts";

const hostile = "<at id=all></at> [链接](http://x) **粗** `码` 1. 一\n# 标题 & ~删~";

async function digestGroup(db: Db) {
  const [group] = await db.select().from(chatGroup).limit(1);
  if (!group) throw new Error("没有群");
  const at = new Date("2026-11-23T00:00+08:00");
  await registerDigest(db, { groupId: group.id, week: "2026-W48", fromAt: at, toAt: at, createdAt: at });
  return group.id;
}

test("每一种卡片都守平台的卡片规则，写了什么都不例外；文字版不为空", async () => {
  const { app } = await seededApp();
  const { item, assignment } = await issued(app, { matter: hostile });
  const draftId = await createDraft(app, await actorOf(app.db, "staff"), `汉滨区 ${hostile} 11月30日前`);
  const followUpId = await raise(app.db, {
    kind: "platform",
    subject: "1",
    detail: {},
    owner: "systemAdmin",
    officeId: null,
    at: app.clock.now(),
  });
  if (!followUpId) throw new Error("待处置没有记下");
  const assignmentId = assignment.id;
  const views: Record<string, ["staff" | "admin" | "hanbinLiaison", ViewInput]> = {
    assignment: ["hanbinLiaison", { view: "assignment", assignmentId, why: "issued" }],
    form: [
      "hanbinLiaison",
      { view: "assignment", assignmentId, form: "decline", filled: { reason: hostile }, fault: hostile },
    ],
    item: ["staff", { view: "item", itemId: item.id }],
    itemForm: ["staff", { view: "item", itemId: item.id, form: "redate" }],
    draft: ["staff", { view: "draft", draftId, fault: hostile }],
    todo: ["hanbinLiaison", { view: "todo" }],
    ledger: ["staff", { view: "ledger", filter: { said: hostile } }],
    choice: ["staff", { view: "choice", act: "cancel", assignmentIds: [assignmentId] }],
    followUp: ["admin", { view: "followUp", followUpId, form: "end" }],
    help: ["staff", { view: "help" }],
    menu: ["staff", { view: "menu" }],
    me: ["staff", { view: "me" }],
    status: ["admin", { view: "status" }],
    settings: ["admin", { view: "settings" }],
    setting: ["staff", { view: "settings", key: "itemNumber" }],
    settingForm: [
      "admin",
      { view: "settings", key: "digestDay", step: "form", filled: { value: hostile, source: hostile }, fault: hostile },
    ],
    settingPreview: [
      "admin",
      {
        view: "settings",
        key: "beforeDue",
        step: "preview",
        filled: { value: "5、1", source: hostile.slice(0, 100), on: "2026-12-01" },
      },
    ],
    settingsHistory: ["staff", { view: "settings", history: 1 }],
    roster: ["staff", { view: "roster" }],
    unitPage: ["staff", { view: "unitPage", unitId: assignment.unitId }],
    personPage: ["admin", { view: "personPage", personId: item.issuedBy }],
    evidence: ["hanbinLiaison", { view: "evidence", assignmentId }],
    itemEvidence: ["staff", { view: "itemEvidence", itemId: item.id }],
    stranger: ["staff", { view: "stranger" }],
    text: ["staff", { view: "text", text: hostile }],
  };
  const faults: Record<string, unknown> = {};
  for (const [name, [who, view]] of Object.entries(views)) {
    const face = await seenBy(app, [who, view]);
    const found = face ? ownCardFaults(face.drawn.card) : ["没有画出"];
    if (found.length > 0) faults[name] = found;
    expect(face?.drawn.text).toContain(`#${face?.pen.reference}`);
    expect(face?.said).toContain(`#${face?.pen.reference}`);
  }
  const digest = await seenBy(app, [{ groupId: await digestGroup(app.db) }, { view: "digest", week: "2026-W48" }]);
  if (digest) faults.digest = ownCardFaults(digest.drawn.card);
  expect(faults).toEqual({ digest: [] });
});
