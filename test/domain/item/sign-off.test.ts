import { describe, expect, test } from "vitest";
import type { Actor } from "../../../src/domain/access/rights.ts";
import { day } from "../../../src/domain/calendar/day.ts";
import type { Assignment } from "../../../src/domain/item/item.ts";
import { isPossible } from "../../../src/domain/item/lifecycle.ts";
import { step } from "../../../src/domain/item/step.ts";
import type { Terms } from "../../../src/domain/settings/rules.ts";
import { firstRules, termsOf } from "../../../src/domain/settings/rules.ts";
import {
  actor,
  assignmentOf,
  at,
  hanbin,
  hanbinDeputy,
  hanbinLiaison,
  hanbinPrincipal,
  itemOf,
  moveOf,
  refusal,
  staff,
} from "../cast.ts";
import { calendar } from "../terms.ts";

const asking: Terms = termsOf(calendar, { ...firstRules, signOffCategories: ["grassrootsFoundations"] });
const atWork = (more: Partial<Assignment> = {}) => itemOf([assignmentOf({ status: "inProgress", ...more })]);
const waiting = { signOffAt: at("2026-03-04T09:00"), signOffBy: hanbinLiaison.id };
const first = ({ assignments }: ReturnType<typeof itemOf>): Assignment => assignments[0] as Assignment;
const until = day("2026-03-06");

describe("办结须第一责任人签发（07-2e）", () => {
  test("07-2e 申请只记下谁在何时报签，状态不动，时钟不停", () => {
    const before = atWork();
    const { next, events } = step(before, moveOf("submitCompletion", hanbinLiaison), asking);
    const when = at("2026-03-04T10:00");
    expect(first(next)).toMatchObject({
      status: "inProgress",
      signOffAt: when,
      signOffBy: hanbinLiaison.id,
      submittedAt: null,
    });
    expect(first(next).wakeAt).not.toBeNull();
    expect(events).toMatchObject([{ act: "askSignOff", by: hanbinLiaison.id, texts: { result: "全部整改到位" } }]);
  });

  test("07-2e 没有点名的类别，和第一责任人本人的申请，直接报平安办", () => {
    const plain = step(atWork(), moveOf("submitCompletion", hanbinLiaison), calendar);
    const both = actor("丙责任", ["principalOfficer", hanbin], ["liaisonOfficer", hanbin]);
    const own = step(atWork(), moveOf("submitCompletion", both), asking);
    for (const { next, events } of [plain, own]) {
      expect(first(next)).toMatchObject({ status: "submitted", signOffAt: null });
      expect(events.map(({ act }) => act)).toEqual(["submitCompletion"]);
    }
  });

  test("07-2e 签发才算申请，写明由谁申请；退回、收回以后不再等候", () => {
    const signed = step(atWork(waiting), moveOf("signOff", hanbinPrincipal), asking);
    expect(first(signed.next)).toMatchObject({
      status: "submitted",
      submittedAt: at("2026-03-04T10:00"),
      signOffAt: null,
    });
    expect(signed.events).toMatchObject([{ by: hanbinPrincipal.id, detail: { proposedBy: hanbinLiaison.id } }]);
    for (const move of [moveOf("refuseSignOff", hanbinPrincipal), moveOf("withdrawSignOff", hanbinDeputy)]) {
      expect(first(step(atWork(waiting), move, asking).next)).toMatchObject({ status: "inProgress", signOffAt: null });
    }
  });

  test("07-2e 关了设置，再申请直接报平安办，原来的请求一并了结", () => {
    const { next } = step(atWork(waiting), moveOf("submitCompletion", hanbinDeputy), calendar);
    expect(first(next)).toMatchObject({ status: "submitted", signOffAt: null, signOffBy: null });
  });

  test("07-2e 代理第一责任人的，不能签自己的申请，也免不了自己的申请报签", () => {
    const lent = { role: "principalOfficer", unitId: hanbin.id, onBehalfOf: { ...hanbinPrincipal, until } } as const;
    const standingIn: Actor = { ...hanbinLiaison, roles: [...hanbinLiaison.roles, lent] };
    expect(refusal(() => step(atWork(waiting), moveOf("signOff", standingIn), asking)).reason).toBe("ownRequest");
    expect(first(step(atWork(), moveOf("submitCompletion", standingIn), asking).next).signOffAt).not.toBeNull();
    const other = { ...waiting, signOffBy: hanbinDeputy.id };
    const { events } = step(atWork(other), moveOf("signOff", standingIn), asking);
    expect(events).toMatchObject([{ by: hanbinLiaison.id, detail: { onBehalfOf: hanbinPrincipal.id } }]);
  });

  test.each([
    ["signOff", hanbinPrincipal],
    ["refuseSignOff", hanbinPrincipal],
    ["withdrawSignOff", hanbinLiaison],
  ] as const)("07-2e 没有等候签发的申请，%s 无从办起", (act, by) => {
    expect(refusal(() => step(atWork(), moveOf(act, by), asking))).toMatchObject({ reason: "nothingToSign" });
    expect(isPossible(act, first(atWork()))).toBe(false);
    expect(isPossible(act, first(atWork(waiting)))).toBe(true);
    expect(isPossible(act, { ...first(atWork(waiting)), status: "submitted" })).toBe(false);
  });

  test("07-2e 第一责任人本人申请的，本人可以签发；代理人代其退回自己的申请也可以", () => {
    const own = { ...waiting, signOffBy: hanbinPrincipal.id };
    expect(first(step(atWork(own), moveOf("signOff", hanbinPrincipal), asking).next).status).toBe("submitted");
    const lent = { role: "principalOfficer", unitId: hanbin.id, onBehalfOf: { ...hanbinPrincipal, until } } as const;
    const standingIn: Actor = { ...hanbinLiaison, roles: [...hanbinLiaison.roles, lent] };
    expect(first(step(atWork(waiting), moveOf("refuseSignOff", standingIn), asking).next).signOffAt).toBeNull();
  });

  test("04-3 改派时按设置一并告知新单位第一责任人的，记在事项里", () => {
    const telling = termsOf(calendar, { ...firstRules, principalAtIssue: ["grassrootsFoundations"] });
    const declined = itemOf([assignmentOf({ status: "declined", declinedAt: at("2026-03-03T09:00") })]);
    const { events } = step(declined, moveOf("reassign", staff), telling);
    expect(events[0]?.detail).toMatchObject({ principalTold: 1 });
  });
});
