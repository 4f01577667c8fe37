import { describe, expect, test } from "vitest";
import { day } from "../../../src/domain/calendar/day.ts";
import type { Act } from "../../../src/domain/item/acts.ts";
import type { Assignment, AssignmentStatus } from "../../../src/domain/item/item.ts";
import type { Move } from "../../../src/domain/item/move.ts";
import { step } from "../../../src/domain/item/step.ts";
import {
  assignmentId,
  assignmentOf,
  at,
  hanbinDeputy,
  hanbinLiaison,
  hanyin,
  hanyinLiaison,
  itemOf,
  leader,
  moveOf,
  police,
  policeLiaison,
  refusal,
  staff,
  stranger,
  taskForce,
  wordsFor,
} from "../cast.ts";
import { calendar } from "../terms.ts";

const inState = (status: AssignmentStatus, more: Partial<Assignment> = {}) => assignmentOf({ status, ...more });
const done = (item: ReturnType<typeof itemOf>, move: Move) => step(item, move, calendar);
const first = (item: ReturnType<typeof itemOf>): Assignment => item.assignments[0] as Assignment;

describe("签收（07-2a）", () => {
  test("07-2a 签收记下何人何时", () => {
    const { next } = done(itemOf([inState("issued")]), moveOf("acknowledge", hanbinLiaison));
    const when = at("2026-03-04T10:00");
    expect(first(next)).toMatchObject({ acknowledgedAt: when, acknowledgedBy: hanbinLiaison.id });
  });

  test("副联络员可以签收", () => {
    const { next } = done(itemOf([inState("issued")]), moveOf("acknowledge", hanbinDeputy));
    expect(first(next).status).toBe("inProgress");
  });

  test("07-2a 再次签收被婉拒，什么也不改变", () => {
    const { next } = done(itemOf([inState("issued")]), moveOf("acknowledge", hanbinLiaison));
    expect(refusal(() => done(next, moveOf("acknowledge", hanbinLiaison))).reason).toBe("wrongStatus");
  });
});

describe("谁可以办", () => {
  test("07-2c 别的单位、陌生人和不存在的编号，答复完全一样", () => {
    const item = itemOf([inState("issued")]);
    const answers = [
      refusal(() => done(item, moveOf("acknowledge", hanyinLiaison))),
      refusal(() => done(item, moveOf("acknowledge", stranger))),
      refusal(() => done(item, moveOf("acknowledge", hanbinLiaison, { assignmentId: assignmentId("没有") }))),
    ];
    expect(new Set(answers.map(({ message }) => message)).size).toBe(1);
    expect(answers[0]?.reason).toBe("notFound");
  });

  test("看得见但无权办理的，说明不是责任人", () => {
    const item = itemOf([inState("submitted")]);
    expect(refusal(() => done(item, moveOf("closeOut", hanbinLiaison))).reason).toBe("notYours");
    expect(refusal(() => done(item, moveOf("closeOut", leader))).reason).toBe("notYours");
    expect(refusal(() => done(item, moveOf("submitCompletion", staff))).reason).toBe("notYours");
  });

  test("别处平安办的工作人员看不见本市事项", () => {
    const elsewhere = { ...staff, roles: [{ role: "officeStaff" as const, unitId: hanyin.id }] };
    expect(refusal(() => done(itemOf([inState("submitted")]), moveOf("closeOut", elsewhere))).reason).toBe("notFound");
  });

  test("05-1 专项组的事项由组长单位联络员办理", () => {
    const item = itemOf([inState("issued", { unitId: taskForce.id, handledIn: police.id })]);
    expect(first(done(item, moveOf("acknowledge", policeLiaison)).next).status).toBe("inProgress");
    expect(refusal(() => done(item, moveOf("acknowledge", hanbinLiaison))).reason).toBe("notFound");
  });
});

describe("旧卡片（07-2d）", () => {
  test("按旧版本办理的不改变任何事", () => {
    const item = itemOf([inState("inProgress", { version: 3 })]);
    expect(refusal(() => done(item, moveOf("reportProgress", hanbinLiaison, { expected: 2 }))).reason).toBe("outdated");
    expect(first(done(item, moveOf("reportProgress", hanbinLiaison, { expected: 3 })).next).version).toBe(4);
  });

  test("无权的人拿旧卡片，先答无权", () => {
    const item = itemOf([inState("issued", { version: 3 })]);
    const refused = refusal(() => done(item, moveOf("acknowledge", hanyinLiaison, { expected: 1 })));
    expect(refused.reason).toBe("notFound");
  });
});

describe("办理与审核", () => {
  test("07-2b 07-2d 反馈可以一再进行，不填比例保留原比例", () => {
    const item = itemOf([inState("inProgress", { percent: 40 })]);
    const words = { progress: "立杆完成", percent: null, nextStep: "通电调试" };
    const { next, events } = done(item, moveOf("reportProgress", hanbinLiaison, { words } as Partial<Move>));
    expect(first(next).percent).toBe(40);
    expect(events[0]).toMatchObject({ texts: { progress: "立杆完成", nextStep: "通电调试" }, detail: {} });
    expect(first(done(next, moveOf("reportProgress", hanbinLiaison)).next).percent).toBe(50);
  });

  test("退回记次数，期限不变，申请时间清空", () => {
    const item = itemOf([inState("submitted", { submittedAt: at("2026-03-03T09:00"), returns: 1 })]);
    const { next, events } = done(item, moveOf("returnForRework", staff));
    expect(first(next)).toMatchObject({ status: "inProgress", returns: 2, submittedAt: null, due: "2026-03-13" });
    expect(events[0]?.texts).toEqual(wordsFor.returnForRework);
  });

  test("销号、撤销记下结束时间，撤销带处理结果", () => {
    const closed = done(itemOf([inState("submitted")]), moveOf("closeOut", staff)).next;
    expect(first(closed)).toMatchObject({ status: "closed", endedAt: at("2026-03-04T10:00"), wakeAt: null });
    const { next, events } = done(itemOf([inState("onHold")]), moveOf("cancel", staff));
    expect(first(next)).toMatchObject({ status: "cancelled", endedAt: at("2026-03-04T10:00"), wakeAt: null });
    expect(events[0]?.texts).toEqual(wordsFor.cancel);
  });
});

describe("整件事项的结果", () => {
  const second = (status: AssignmentStatus) => inState(status, { id: assignmentId("a9"), unitId: hanyin.id });

  test.each([
    ["closed", "closed", "closed"],
    ["cancelled", "closed", "closed"],
    ["reassigned", "closed", "closed"],
    ["inProgress", "closed", "issued"],
    ["declined", "closed", "issued"],
    ["onHold", "closed", "issued"],
  ] as const)("另一单位为 %s 时销号，事项为 %s、%s", (other, mine, whole) => {
    const { next } = done(itemOf([inState("submitted"), second(other)]), moveOf("closeOut", staff));
    expect([first(next).status, next.status]).toEqual([mine, whole]);
    expect(next.closedAt === null).toBe(whole === "issued");
  });

  test("03-5 全部撤销的事项为已撤销，编号保留", () => {
    const { next } = done(itemOf([inState("issued"), second("cancelled")]), moveOf("cancel", staff));
    expect(next).toMatchObject({ status: "cancelled", number: { serial: 1 } });
  });
});

describe("不属本单位与改派", () => {
  const declined = inState("declined", { declinedAt: at("2026-03-03T09:00") });

  test("07-2a 改派：原承办结束，新承办从头开始", () => {
    const { next, events } = done(itemOf([declined]), moveOf("reassign", staff));
    const [old, heir] = next.assignments;
    expect(old).toMatchObject({ status: "reassigned", endedAt: at("2026-03-04T10:00"), wakeAt: null });
    expect(heir).toMatchObject({
      id: "a2",
      unitId: hanyin.id,
      status: "issued",
      due: "2026-03-31",
      version: 1,
      replaces: "a1",
      acknowledgeBy: "2026-03-05",
    });
    expect(heir?.wakeAt).toEqual(at("2026-03-06T09:00"));
    expect(events[0]).toMatchObject({ detail: { to: hanyin.id, heir: "a2" }, texts: { reason: "改由汉阴县办理" } });
    expect(next.status).toBe("issued");
  });

  const to = (more: object) => ({ words: { ...wordsFor.reassign, ...more } }) as Partial<Move>;

  test("改派给自己、给已承办的单位、定在过去，都有说明", () => {
    const own = { unitId: declined.unitId, handledIn: declined.unitId, name: "汉滨区" };
    const refused = (move: Move, item = itemOf([declined])) => refusal(() => done(item, move)).reason;
    expect(refused(moveOf("reassign", staff, to({ to: own })))).toBe("sameUnit");
    expect(refused(moveOf("reassign", staff, to({ due: day("2026-03-03") })))).toBe("datePast");
    expect(refused(moveOf("reassign", staff, to({ due: day("9999-12-31") })))).toBe("datePast");
    const both = itemOf([declined, inState("inProgress", { id: assignmentId("a9"), unitId: hanyin.id })]);
    expect(refused(moveOf("reassign", staff), both)).toBe("alreadyAssigned");
    const ended = itemOf([declined, inState("cancelled", { id: assignmentId("a9"), unitId: hanyin.id })]);
    expect(done(ended, moveOf("reassign", staff)).next.assignments).toHaveLength(3);
  });

  test("维持后重新起算签收时限，不因平安办答复迟而算单位迟签", () => {
    const late = { at: at("2026-03-06T16:00") };
    const { next } = done(itemOf([declined]), moveOf("uphold", staff, late));
    expect(first(next)).toMatchObject({ status: "issued", declinedAt: null, acknowledgeBy: "2026-03-09" });
    expect(first(next).wakeAt).toEqual(at("2026-03-10T09:00"));
  });
});

describe("改期", () => {
  const redateTo = (due: string, when = "2026-03-04T10:00") =>
    moveOf("redate", staff, { words: { due: day(due), reason: "汛期推迟" }, at: at(when) } as Partial<Move>);

  test("新旧期限和原因一并记录，提醒按新期限重排", () => {
    const { next, events } = done(itemOf([inState("inProgress")]), redateTo("2026-03-31"));
    expect(events[0]).toMatchObject({
      detail: { from: "2026-03-13", to: "2026-03-31" },
      texts: { reason: "汛期推迟" },
    });
    expect(first(next)).toMatchObject({ due: "2026-03-31", lastCardOn: "2026-03-04", wakeAt: at("2026-03-17T09:00") });
  });

  test("同一天、过去的日子、遥远的日子都不能改", () => {
    const refused = (due: string) => refusal(() => done(itemOf([inState("inProgress")]), redateTo(due))).reason;
    expect(refused("2026-03-13")).toBe("sameDueDate");
    expect(refused("2026-03-03")).toBe("datePast");
    expect(refused("2099-03-03")).toBe("datePast");
  });

  test("可以改到当天，当天早上的提醒不再补发", () => {
    const { next } = done(itemOf([inState("inProgress")]), redateTo("2026-03-04"));
    expect(first(next).wakeAt).toEqual(at("2026-03-05T09:00"));
  });
});

describe("办理不吞掉已到点而尚未发出的提醒", () => {
  const overdue = { due: day("2026-03-05"), remindedThrough: at("2026-03-09T09:00") };
  const when = at("2026-03-10T09:30");

  test.each<Act>(["reportProgress", "attachEvidence"])("停机期间%s，升级通知仍在", (act) => {
    const { next } = done(itemOf([inState("inProgress", overdue)]), moveOf(act, hanbinLiaison, { at: when }));
    expect(first(next).wakeAt).toEqual(at("2026-03-10T09:00"));
  });

  test("申请办结后不再催办", () => {
    const { next } = done(
      itemOf([inState("inProgress", overdue)]),
      moveOf("submitCompletion", hanbinLiaison, { at: when }),
    );
    expect(first(next).wakeAt).toEqual(at("2026-03-12T09:00"));
  });
});
