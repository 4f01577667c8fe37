import { describe, expect, test } from "vitest";
import type { Actor } from "../../../src/domain/access/rights.ts";
import { day } from "../../../src/domain/calendar/day.ts";
import type { Act } from "../../../src/domain/item/acts.ts";
import type { ItemEvent } from "../../../src/domain/item/event.ts";
import type { Assignment } from "../../../src/domain/item/item.ts";
import { statusWords } from "../../../src/domain/item/item.ts";
import type { Move } from "../../../src/domain/item/move.ts";
import { step } from "../../../src/domain/item/step.ts";
import {
  assignmentId,
  assignmentOf,
  at,
  hanbinLiaison,
  hanbinPrincipal,
  hanyin,
  itemOf,
  moveOf,
  staff,
  wordsFor,
} from "../cast.ts";
import { calendar } from "../terms.ts";

const when = at("2026-03-04T10:00");
const on = day("2026-03-04");
const request = { signOffAt: at("2026-03-03T09:00"), signOffBy: hanbinLiaison.id };
const noRequest = { signOffAt: null, signOffBy: null };

type Written = Pick<ItemEvent, "texts" | "detail"> & { patch: Partial<Assignment> };
type Row = { by: Actor; before: Partial<Assignment>; words?: object } & Partial<Written>;

/** What stands on the share and in the journal after each act; what is not named is as it was. */
const rows: [Act, string, Row][] = [
  [
    "acknowledge",
    "何人何时签收",
    {
      by: hanbinLiaison,
      before: { status: "issued" },
      patch: { acknowledgedAt: when, acknowledgedBy: hanbinLiaison.id },
    },
  ],
  [
    "decline",
    "何时提出、理由",
    { by: hanbinLiaison, before: { status: "issued" }, patch: { declinedAt: when }, texts: wordsFor.decline },
  ],
  [
    "uphold",
    "维持理由，签收时限重新起算",
    {
      by: staff,
      before: { status: "declined", declinedAt: at("2026-03-03T09:00") },
      patch: { declinedAt: null, lastCardOn: on, acknowledgeBy: day("2026-03-05") },
      texts: wordsFor.uphold,
    },
  ],
  [
    "reassign",
    "改派给谁、新的一份",
    {
      by: staff,
      before: { status: "declined" },
      patch: { endedAt: when },
      texts: { reason: "改由汉阴县办理" },
      detail: { to: hanyin.id, heir: "a2" },
    },
  ],
  [
    "reportProgress",
    "进展、比例、承诺及当时的期限（07-2b）",
    {
      by: hanbinLiaison,
      before: { status: "inProgress", percent: 20, promisedOn: day("2026-03-10") },
      words: { progress: "立杆完成", percent: 60, nextStep: null, promise: day("2026-03-12") },
      patch: { percent: 60, promisedOn: day("2026-03-12") },
      texts: { progress: "立杆完成" },
      detail: { percent: 60, promise: "2026-03-12", due: "2026-03-13" },
    },
  ],
  [
    "reportProgress",
    "没有再说比例和承诺，原来的仍在",
    {
      by: hanbinLiaison,
      before: { status: "inProgress", percent: 20, promisedOn: day("2026-03-10") },
      words: { progress: "立杆完成", percent: null, nextStep: "通电" },
      texts: { progress: "立杆完成", nextStep: "通电" },
    },
  ],
  [
    "attachEvidence",
    "文件名和校验值",
    {
      by: hanbinLiaison,
      before: { status: "inProgress" },
      texts: { fileName: "现场照片.jpg" },
      detail: { sha256: "0".repeat(64) },
    },
  ],
  [
    "submitCompletion",
    "何时申请，办结说明",
    {
      by: hanbinLiaison,
      before: { status: "inProgress", ...request },
      patch: { submittedAt: when, ...noRequest },
      texts: wordsFor.submitCompletion,
    },
  ],
  [
    "withdrawSignOff",
    "报签收回",
    { by: hanbinLiaison, before: { status: "inProgress", ...request }, patch: noRequest },
  ],
  [
    "signOff",
    "签发意见和申请人（七）",
    {
      by: hanbinPrincipal,
      before: { status: "inProgress", ...request },
      words: { result: "同意报审" },
      patch: { submittedAt: when, ...noRequest },
      texts: { result: "同意报审" },
      detail: { proposedBy: hanbinLiaison.id },
    },
  ],
  [
    "signOff",
    "没有意见就不写意见",
    {
      by: hanbinPrincipal,
      before: { status: "inProgress", ...request },
      patch: { submittedAt: when, ...noRequest },
      detail: { proposedBy: hanbinLiaison.id },
    },
  ],
  [
    "refuseSignOff",
    "退回理由，联络员得到新卡片",
    {
      by: hanbinPrincipal,
      before: { status: "inProgress", ...request },
      patch: { ...noRequest, lastCardOn: on },
      texts: wordsFor.refuseSignOff,
    },
  ],
  [
    "returnForRework",
    "退回次数，承诺和报签一并作废",
    {
      by: staff,
      before: { status: "submitted", submittedAt: at("2026-03-03T09:00"), promisedOn: day("2026-03-10"), ...request },
      patch: { submittedAt: null, promisedOn: null, returns: 1, lastCardOn: on, ...noRequest },
      texts: wordsFor.returnForRework,
    },
  ],
  [
    "closeOut",
    "销号意见",
    {
      by: staff,
      before: { status: "submitted" },
      words: { result: "现场看过" },
      patch: { endedAt: when },
      texts: { result: "现场看过" },
    },
  ],
  ["closeOut", "没有意见就不写意见", { by: staff, before: { status: "submitted" }, patch: { endedAt: when } }],
  [
    "cancel",
    "处理结果（03-5）",
    { by: staff, before: { status: "issued" }, patch: { endedAt: when }, texts: wordsFor.cancel },
  ],
  [
    "redate",
    "新旧期限和原因",
    {
      by: staff,
      before: { status: "issued" },
      patch: { due: day("2026-03-31"), lastCardOn: on },
      texts: { reason: "汛期施工推迟" },
      detail: { from: "2026-03-13", to: "2026-03-31" },
    },
  ],
  [
    "urge",
    "催办事由、同一批、送达何人（四）",
    {
      by: staff,
      before: { status: "inProgress" },
      words: { reason: "请抓紧", batch: "b1", to: ["甲", "乙", "丙"] },
      texts: { reason: "请抓紧" },
      detail: { batch: "b1", person: "甲", beside: "乙 丙" },
    },
  ],
  [
    "urge",
    "送达两人",
    {
      by: staff,
      before: { status: "inProgress" },
      words: { reason: "请抓紧", batch: "b1", to: ["甲", "乙"] },
      texts: { reason: "请抓紧" },
      detail: { batch: "b1", person: "甲", beside: "乙" },
    },
  ],
  [
    "urge",
    "只送一人、没有事由",
    {
      by: staff,
      before: { status: "inProgress" },
      words: { reason: null, batch: "b1", to: ["甲"] },
      detail: { batch: "b1", person: "甲" },
    },
  ],
  [
    "urge",
    "一人也没送到",
    { by: staff, before: { status: "inProgress" }, texts: { reason: "请抓紧" }, detail: { batch: "b1" } },
  ],
  ["guide", "指导意见", { by: staff, before: { status: "inProgress" }, texts: wordsFor.guide }],
  [
    "check",
    "核查结论与情况，未另行告知（04-5）",
    {
      by: staff,
      before: { status: "inProgress" },
      texts: { result: "三处点位未装" },
      detail: { finding: "partlyTrue", told: 0 },
    },
  ],
  [
    "check",
    "告知了联络员",
    {
      by: staff,
      before: { status: "inProgress" },
      words: { finding: "true", result: "查看现场", told: true },
      texts: { result: "查看现场" },
      detail: { finding: "true", told: 1 },
    },
  ],
  [
    "forward",
    "转给谁、谁转的、说明（06-2）",
    {
      by: hanbinLiaison,
      before: { status: "inProgress" },
      patch: { forwardedTo: wordsFor.forward.to, forwardedBy: hanbinLiaison.id },
      texts: { note: "请牵头办理" },
      detail: { person: wordsFor.forward.to },
    },
  ],
  [
    "forward",
    "没有说明就不写说明",
    {
      by: hanbinLiaison,
      before: { status: "inProgress" },
      words: { to: wordsFor.forward.to, note: null },
      patch: { forwardedTo: wordsFor.forward.to, forwardedBy: hanbinLiaison.id },
      detail: { person: wordsFor.forward.to },
    },
  ],
  [
    "withdrawForward",
    "从谁那里收回",
    {
      by: hanbinLiaison,
      before: { status: "inProgress", forwardedTo: wordsFor.forward.to, forwardedBy: hanbinLiaison.id },
      patch: { forwardedTo: null, forwardedBy: null },
      detail: { person: wordsFor.forward.to },
    },
  ],
];

/** What every act may touch, and what the reminders work out anew from it. */
const always = ["status", "version", "wakeAt", "said"] as const;
/** Acts that put the matter to the unit afresh; before them nothing is reminded of any more. */
const afresh: readonly Act[] = ["uphold", "returnForRework", "redate"];

describe("每个办理动作记下什么，此外什么也不动（七、十四）", () => {
  test("十九个动作都在表中", () => {
    expect(new Set(rows.map(([act]) => act))).toEqual(new Set(Object.keys(wordsFor)));
  });

  test.each(rows)("%s：%s", (act, _, { by, before, words, patch = {}, texts = {}, detail = {} }) => {
    const share = assignmentOf(before);
    const move = moveOf(act, by, words ? ({ words } as Partial<Move>) : {});
    const { next, events } = step(itemOf([share]), move, calendar);
    expect(events).toMatchObject([{ act, by: by.id, at: when, itemId: "i1", assignmentId: "a1" }]);
    expect([events[0]?.texts, events[0]?.detail]).toStrictEqual([texts, detail]);
    const after = next.assignments[0] as Assignment;
    const own = Object.fromEntries(always.map((each) => [each, after[each]]));
    const remindedThrough = afresh.includes(act) ? when : share.remindedThrough;
    expect(after).toEqual({ ...share, ...patch, ...own, remindedThrough });
    expect(after.version).toBe(share.version + 1);
  });
});

test("多个单位承办时，只动点名的那一份", () => {
  const mine = assignmentOf({ status: "inProgress" });
  const other = assignmentOf({ id: assignmentId("a9"), unitId: hanyin.id, handledIn: hanyin.id, status: "inProgress" });
  for (const shares of [
    [mine, other],
    [other, mine],
  ]) {
    const { next } = step(itemOf(shares), moveOf("reportProgress", hanbinLiaison), calendar);
    expect(next.assignments.map(({ id, version }) => [id, version])).toEqual(
      shares.map(({ id, version }) => [id, id === "a1" ? version + 1 : version]),
    );
  }
});

test("07-2e 等候签发的，状态写明待第一责任人签发；已经申请的不再这样写", () => {
  expect(statusWords({ status: "inProgress", signOffAt: when })).toBe("待第一责任人签发");
  expect(statusWords({ status: "inProgress", signOffAt: null })).toBe("办理中");
  expect(statusWords({ status: "submitted", signOffAt: when })).not.toContain("签发");
});
