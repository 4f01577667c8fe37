import { describe, expect, test } from "vitest";
import type { Actor } from "../../../src/domain/access/rights.ts";
import type { Act } from "../../../src/domain/item/acts.ts";
import { actLabels, acts } from "../../../src/domain/item/acts.ts";
import type { AssignmentStatus } from "../../../src/domain/item/item.ts";
import { isOpen, statusLabels } from "../../../src/domain/item/item.ts";
import { isPossible, lifecycle, mayFollow, ruleOf } from "../../../src/domain/item/lifecycle.ts";
import { step } from "../../../src/domain/item/step.ts";
import type { PersonId } from "../../../src/domain/roster/unit.ts";
import {
  assignmentOf,
  at,
  hanbinDeputy,
  hanbinLiaison,
  hanbinPrincipal,
  itemOf,
  moveOf,
  refusal,
  staff,
} from "../cast.ts";
import { calendar } from "../terms.ts";

const statuses = Object.keys(statusLabels) as AssignmentStatus[];
const byLiaison: readonly Act[] = [
  "acknowledge",
  "decline",
  "reportProgress",
  "attachEvidence",
  "submitCompletion",
  "withdrawSignOff",
  "forward",
  "withdrawForward",
];
const byPrincipal: readonly Act[] = ["signOff", "refuseSignOff"];
const rightful = (act: Act): Actor =>
  byLiaison.includes(act) ? hanbinLiaison : byPrincipal.includes(act) ? hanbinPrincipal : staff;

/** Where an application waits for the 第一责任人. */
const asked = { signOffAt: at("2026-03-04T09:00"), signOffBy: hanbinDeputy.id };

/** The minutes of 七 and 十四, written down once more: what leads where. Nothing else is allowed. */
const agreed: Partial<Record<AssignmentStatus, Partial<Record<Act, AssignmentStatus>>>> = {
  issued: {
    acknowledge: "inProgress",
    decline: "declined",
    cancel: "cancelled",
    redate: "issued",
    urge: "issued",
    guide: "issued",
    check: "issued",
  },
  inProgress: {
    reportProgress: "inProgress",
    attachEvidence: "inProgress",
    submitCompletion: "submitted",
    withdrawSignOff: "inProgress",
    signOff: "submitted",
    refuseSignOff: "inProgress",
    cancel: "cancelled",
    redate: "inProgress",
    urge: "inProgress",
    guide: "inProgress",
    check: "inProgress",
    forward: "inProgress",
    withdrawForward: "inProgress",
  },
  submitted: {
    attachEvidence: "submitted",
    returnForRework: "inProgress",
    closeOut: "closed",
    cancel: "cancelled",
    redate: "submitted",
    guide: "submitted",
    check: "submitted",
    withdrawForward: "submitted",
  },
  declined: { uphold: "issued", reassign: "reassigned", cancel: "cancelled", redate: "declined", check: "declined" },
  onHold: { cancel: "cancelled", redate: "onHold", check: "onHold" },
};

const handedOn = { forwardedTo: "某经办" as PersonId, forwardedBy: hanbinLiaison.id };

const pairs = statuses.flatMap((status) => acts.map((act) => [status, act] as const));
const allowed = pairs.filter(([status, act]) => agreed[status]?.[act]);
const forbidden = pairs.filter(([status, act]) => !agreed[status]?.[act]);

describe("办理流程（七、十四）", () => {
  test.each(allowed)("%s 时可以 %s", (status, act) => {
    const item = itemOf([assignmentOf({ status, version: 4, ...asked, ...handedOn })]);
    const { next, events } = step(item, moveOf(act, rightful(act)), calendar);
    expect(next.assignments[0]).toMatchObject({ status: agreed[status]?.[act], version: 5 });
    expect(next.version).toBe(item.version + 1);
    expect(events).toMatchObject([{ act, article: lifecycle[act].article, by: rightful(act).id, assignmentId: "a1" }]);
    expect(mayFollow(act, status)).toBe(true);
  });

  test.each(forbidden)("%s 时不能 %s，拒绝时说明当前状态", (status, act) => {
    const item = itemOf([assignmentOf({ status })]);
    const refused = refusal(() => step(item, moveOf(act, rightful(act)), calendar));
    expect(refused).toMatchObject({ reason: "wrongStatus", detail: { act, status } });
    expect(refused.message).toContain(`目前为“${statusLabels[status]}”`);
    expect(refused.message).toContain(`“${actLabels[act]}”`);
    expect(mayFollow(act, status)).toBe(false);
  });

  test("03-5 已销号、已撤销、已改派的一律不能再办", () => {
    const ended = statuses.filter((status) => !isOpen(status));
    expect(ended).toEqual(["reassigned", "closed", "cancelled"]);
    for (const status of ended) for (const act of acts) expect(mayFollow(act, status)).toBe(false);
  });

  test("07-2e 没有待签发的申请，签发、退回、收回都无从办起", () => {
    for (const act of acts.filter((each) => ruleOf(each).asked)) {
      const refused = refusal(() =>
        step(itemOf([assignmentOf({ status: "inProgress" })]), moveOf(act, rightful(act)), calendar),
      );
      expect(refused).toMatchObject({ reason: "nothingToSign", detail: { act } });
      expect(isPossible(act, { status: "inProgress", signOffAt: null })).toBe(false);
    }
  });

  test("未办结的每一种状态都有出路，每一步都注明条款", () => {
    for (const status of statuses.filter(isOpen)) expect(acts.some((act) => mayFollow(act, status))).toBe(true);
    for (const act of acts) expect(lifecycle[act].article).not.toBe("");
  });
});
