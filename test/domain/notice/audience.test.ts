import { describe, expect, test } from "vitest";
import type { EventAct, ItemEvent } from "../../../src/domain/item/event.ts";
import type { ItemId } from "../../../src/domain/item/item.ts";
import { audience, listenerOf, noticesFor } from "../../../src/domain/notice/audience.ts";
import { assignmentId, assignmentOf, at, hanyin, itemOf, staff } from "../cast.ts";

const a1 = assignmentOf();
const a2 = assignmentOf({ id: assignmentId("a2"), unitId: hanyin.id, handledIn: hanyin.id });
const item = itemOf([a1, a2]);

const eventOf = (act: EventAct, more: Partial<ItemEvent> = {}): ItemEvent => ({
  act,
  itemId: "i1" as ItemId,
  assignmentId: a1.id,
  by: staff.id,
  at: at("2026-03-04T10:00"),
  article: "七",
  texts: {},
  detail: {},
  ...more,
});

const told = (event: ItemEvent): string[] => noticesFor(item, event).map((n) => `${n.to} ${n.assignmentId} ${n.why}`);

const expected: Record<EventAct, string[]> = {
  issue: [],
  acknowledge: [],
  decline: ["handler a1 declined"],
  uphold: ["liaison a1 upheld"],
  reassign: ["liaison a1 reassigned"],
  reportProgress: [],
  attachEvidence: [],
  submitCompletion: ["handler a1 submitted"],
  askSignOff: ["principal a1 signOff"],
  withdrawSignOff: [],
  signOff: ["handler a1 submitted"],
  refuseSignOff: ["liaison a1 signOffRefused"],
  returnForRework: ["liaison a1 returned"],
  closeOut: ["liaison a1 closedOut"],
  cancel: ["liaison a1 cancelled"],
  redate: ["liaison a1 redated"],
  urge: ["liaison a1 urged"],
  guide: ["liaison a1 guided"],
  check: [],
  forward: ["colleague a1 forwarded"],
  withdrawForward: [],
  escalate: [],
  handOver: [],
};

describe("谁该知道", () => {
  const acts = (Object.keys(audience) as EventAct[]).filter((act) => act !== "issue");
  test.each(acts)("%s 只告知该告知的人，不惊动其他单位", (act) => {
    expect(told(eventOf(act))).toEqual(expected[act]);
  });

  test("04-3 下达告知每个承办单位的联络员", () => {
    const issued = eventOf("issue", { assignmentId: null });
    expect(told(issued)).toEqual(["liaison a1 issued", "liaison a2 issued"]);
  });

  test("04-3 设置点名的类别，下达、改派时另告知第一责任人", () => {
    const issued = eventOf("issue", { assignmentId: null, detail: { principalTold: 1 } });
    expect(told(issued)).toEqual([
      "liaison a1 issued",
      "principal a1 principalTold",
      "liaison a2 issued",
      "principal a2 principalTold",
    ]);
    const moved = eventOf("reassign", { detail: { heir: "a2", principalTold: 1 } });
    expect(told(moved)).toEqual(["liaison a1 reassigned", "liaison a2 issued", "principal a2 principalTold"]);
  });

  test("逾期后才反馈的进展，立即告知经办人；期限当天的不算逾期", () => {
    const on = (text: string) => told(eventOf("reportProgress", { at: at(text) }));
    expect(on("2026-03-13T23:59")).toEqual([]);
    expect(on("2026-03-14T00:00")).toEqual(["handler a1 overdueProgress"]);
  });

  test("04-5 核查只在表单选择告知时另发给联络员；催办等到工作时间", () => {
    expect(told(eventOf("check", { detail: { told: 1 } }))).toEqual(["liaison a1 checked"]);
    expect(told(eventOf("check", { detail: { told: 0 } }))).toEqual([]);
    expect(noticesFor(item, eventOf("guide"))).toStrictEqual([{ to: "liaison", assignmentId: a1.id, why: "guided" }]);
    expect(noticesFor(item, eventOf("urge"))).toEqual([
      { to: "liaison", assignmentId: a1.id, why: "urged", inOpenHours: true },
    ]);
  });

  test("04-5 07-2e 待签发时催办，第一责任人在先", () => {
    const asked = itemOf([{ ...a1, signOffAt: at("2026-03-03T10:00") }, a2]);
    expect(noticesFor(asked, eventOf("urge"))).toEqual([
      { to: "principal", assignmentId: a1.id, why: "urgedToSign", inOpenHours: true },
      { to: "liaison", assignmentId: a1.id, why: "urged", inOpenHours: true },
    ]);
  });

  test("从事由知道是谁该收的卡片；表里没有的归联络员", () => {
    const asked = ["declined", "submitted", "signOff", "urgedToSign", "forwarded", "issued", "dueSoon"];
    expect(asked.map(listenerOf)).toEqual([
      ...["handler", "handler", "principal", "principal", "colleague", "liaison", "liaison"],
    ]);
  });

  test("改派同时告知原单位和新单位", () => {
    const moved = eventOf("reassign", { detail: { heir: "a2" } });
    expect(told(moved)).toEqual(["liaison a1 reassigned", "liaison a2 issued"]);
  });
});
