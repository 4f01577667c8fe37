import { describe, expect, test } from "vitest";
import type { Actor } from "../../../src/domain/access/rights.ts";
import { day } from "../../../src/domain/calendar/day.ts";
import { asksApproval, guardApprover, guardOwnDraft } from "../../../src/domain/item/approval.ts";
import { hanbinPrincipal, head, leader, monday, office, police, refusal, staff, unitOf } from "../cast.ts";

const on = { approveIssue: "on" } as const;
const pending = { officeId: office.id, createdBy: staff.id, pendingSince: monday, version: 3 };
const lent = { role: "officeHead", unitId: office.id, onBehalfOf: { ...head, until: day("2026-03-06") } } as const;
const standingIn: Actor = { ...staff, roles: [...staff.roles, lent] };

describe("下达前须负责人同意（04-3）", () => {
  test("04-3 工作人员的草稿要送，负责人本人的不送，关了设置都不送", () => {
    expect(asksApproval(staff, office.id, on)).toBe(true);
    expect(asksApproval(head, office.id, on)).toBe(false);
    expect(asksApproval(head, police.id, on)).toBe(true);
    expect(asksApproval(standingIn, office.id, on)).toBe(true);
    expect(asksApproval(staff, office.id, { approveIssue: "off" })).toBe(false);
  });

  test("04-3 只有本办负责人或其代理人能答复；别人和别的平安办得到的是没有找到", () => {
    guardApprover(pending, head, 3);
    guardApprover(pending, standingIn, 3);
    const elsewhere = { ...pending, officeId: unitOf("县平安办", "pinganOffice").id };
    const refused = [
      () => guardApprover(pending, staff, 3),
      () => guardApprover(pending, leader, 3),
      () => guardApprover(pending, hanbinPrincipal, 3),
      () => guardApprover(elsewhere, head, 3),
      () => guardApprover({ ...pending, officeId: null }, head, 3),
    ];
    for (const run of refused) expect(refusal(run).reason).toBe("notFound");
  });

  test("04-3 已不在等候的、卡片画出以后又有变动的，一律不生效", () => {
    expect(refusal(() => guardApprover(pending, head, 2)).reason).toBe("approvalMoved");
    expect(refusal(() => guardApprover({ ...pending, pendingSince: null }, head, 3)).reason).toBe("approvalMoved");
  });

  test("04-3 代负责人的，不能同意自己的草稿；负责人本人可以", () => {
    expect(refusal(() => guardOwnDraft(pending, standingIn)).reason).toBe("ownDraft");
    guardOwnDraft({ ...pending, createdBy: head.id }, head);
    guardOwnDraft({ ...pending, createdBy: leader.id }, standingIn);
  });
});
