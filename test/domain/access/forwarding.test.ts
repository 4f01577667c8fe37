import { describe, expect, test } from "vitest";
import { forwarderOf, guardForward, worksIn } from "../../../src/domain/access/forwarding.ts";
import type { Actor, Held } from "../../../src/domain/access/rights.ts";
import { may, mayToward, placeOf } from "../../../src/domain/access/rights.ts";
import type { Right } from "../../../src/domain/access/table.ts";
import { everyRight } from "../../../src/domain/access/table.ts";
import { day } from "../../../src/domain/calendar/day.ts";
import { step } from "../../../src/domain/item/step.ts";
import {
  assignmentOf,
  hanbin,
  hanbinDeputy,
  hanbinLiaison,
  hanbinPrincipal,
  hanyin,
  hanyinLiaison,
  itemOf,
  moveOf,
  office,
  refusal,
  stranger,
} from "../cast.ts";
import { calendar } from "../terms.ts";

const colleague: Actor = { ...stranger, handlesIn: [hanbin.id] };
const handedOn = { forwardedTo: colleague.id, forwardedBy: hanbinLiaison.id };
const place = placeOf({ officeId: office.id }, { handledIn: hanbin.id, ...handedOn });

describe("转办给经办人（06-2）", () => {
  test("在转办的这件事项上只有查看、反馈进展、上传佐证，别的一概没有", () => {
    const given: Right[] = ["lookUp", "reportProgress", "attachEvidence"];
    expect(everyRight.filter((what) => mayToward(colleague, what, place)).sort()).toEqual(given.sort());
    expect(everyRight.filter((what) => may(colleague, what)).sort()).toEqual(given.sort());
  });

  test.each([
    ["别的事项", colleague, { ...place, forwardedTo: null }],
    ["转给别人的", colleague, { ...place, forwardedTo: hanbinLiaison.id }],
    ["调离以后", { ...colleague, handlesIn: [hanyin.id] }, place],
    ["从来没有转办过的人", stranger, place],
  ] as const)("%s：没有任何权限", (_, who, where) => {
    expect(everyRight.filter((what) => mayToward(who, what, where))).toEqual([]);
  });

  const member = { id: colleague.id, name: "丙经办", unitId: hanbin.id, roles: [], unreachable: null };
  test("在本单位工作，或在本单位任职，都是本单位的人；借来的角色不算", () => {
    const held = { role: "liaisonOfficer", unitId: hanbin.id } as const;
    const lent = { ...held, onBehalfOf: { id: hanbinLiaison.id, name: "甲联络", until: day("2026-03-06") } };
    const at = (unitId: typeof hanbin.id, ...roles: Held[]) => worksIn({ unitId, roles }, hanbin.id);
    expect([at(hanbin.id), at(hanyin.id, held)]).toEqual([true, true]);
    expect([at(hanyin.id, lent), at(hanyin.id)]).toEqual([false, false]);
    expect(at(hanyin.id, { ...held, unitId: hanyin.id })).toBe(false);
  });

  test("已经由其经办的，不必再转给同一个人，说出是谁", () => {
    const assignment = assignmentOf({ status: "inProgress", ...handedOn });
    const refused = refusal(() => guardForward({ by: hanbinLiaison.id, to: member, assignment }));
    expect(refused.message).toContain("已由丙经办经办");
    const silent = { ...member, unreachable: "没有飞书账号" };
    const unheard = refusal(() => guardForward({ by: hanbinLiaison.id, to: silent, assignment }));
    expect(unheard.message).toContain("丙经办目前");
  });

  test("只有凭转办才办得了的人，才写是谁转办的", () => {
    const item = itemOf([]);
    const writes = (by: Actor, more: object = handedOn) =>
      forwarderOf(by, { act: "reportProgress", item, assignment: assignmentOf({ status: "inProgress", ...more }) });
    expect(writes(colleague)).toStrictEqual({ forwardedBy: hanbinLiaison.id });
    expect(writes(hanyinLiaison)).toStrictEqual({});
    expect(writes(colleague, { ...handedOn, forwardedBy: null })).toStrictEqual({});
    expect(writes(hanbinDeputy, { ...handedOn, forwardedTo: hanbinDeputy.id })).toStrictEqual({});
    const principal = { ...handedOn, forwardedTo: hanbinPrincipal.id };
    expect(writes(hanbinPrincipal, principal)).toStrictEqual({ forwardedBy: hanbinLiaison.id });
  });

  test.each([
    ["外单位的人", { ...member, unitId: hanyin.id }, "只能转办给本单位"],
    ["不在通讯录的人", null, "只能转办给本单位"],
    ["本人", { ...member, id: hanbinLiaison.id }, "不能转办给本人"],
    ["收不到消息的人", { ...member, unreachable: "没有飞书账号" }, "目前收不到消息"],
  ])("不能转给%s，说明怎么办", (_, to, why) => {
    const assignment = assignmentOf({ status: "inProgress" });
    expect(refusal(() => guardForward({ by: hanbinLiaison.id, to, assignment })).message).toContain(why);
    expect(() => guardForward({ by: hanbinLiaison.id, to: member, assignment })).not.toThrow();
  });

  test("责任单位不变；经办人反馈时写下是谁转办的，联络员自己反馈不写", () => {
    const item = itemOf([assignmentOf({ status: "inProgress" })]);
    const { next } = step(item, moveOf("forward", hanbinLiaison), calendar);
    expect(next.assignments[0]).toMatchObject({
      unitId: hanbin.id,
      handledIn: hanbin.id,
      forwardedBy: hanbinLiaison.id,
    });
    const share = assignmentOf({ status: "inProgress", ...handedOn });
    const reported = (by: Actor) => step(itemOf([share]), moveOf("reportProgress", by), calendar).events[0]?.detail;
    expect(reported(colleague)).toMatchObject({ forwardedBy: hanbinLiaison.id });
    expect(reported(hanbinLiaison)).not.toHaveProperty("forwardedBy");
    expect(forwarderOf(stranger, { act: "reportProgress", item, assignment: assignmentOf() })).toEqual({});
    expect(refusal(() => step(itemOf([share]), moveOf("submitCompletion", colleague), calendar)).reason).toBe(
      "notYours",
    );
    const unforwarded = itemOf([assignmentOf({ status: "inProgress" })]);
    expect(refusal(() => step(unforwarded, moveOf("withdrawForward", hanbinLiaison), calendar)).reason).toBe(
      "notForwarded",
    );
  });
});
