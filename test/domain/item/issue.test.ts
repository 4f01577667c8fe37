import { describe, expect, test } from "vitest";
import type { Held } from "../../../src/domain/access/rights.ts";
import { day } from "../../../src/domain/calendar/day.ts";
import { categories } from "../../../src/domain/item/categories.ts";
import type { IssueWords } from "../../../src/domain/item/issue.ts";
import { issue, issueLimits, missingFields, officeOf } from "../../../src/domain/item/issue.ts";
import type { ItemId } from "../../../src/domain/item/item.ts";
import { firstRules, termsOf } from "../../../src/domain/settings/rules.ts";
import {
  assignmentId,
  at,
  hanbin,
  hanbinLiaison,
  hanyin,
  head,
  itemFacts,
  leader,
  monday,
  office,
  police,
  refusal,
  staff,
  taskForce,
  unitOf,
} from "../cast.ts";
import { calendar } from "../terms.ts";

const words: IssueWords = { ...itemFacts, units: [hanbin, hanyin, taskForce], due: day("2026-03-13") };
const birth = {
  id: "i1" as ItemId,
  assignmentIds: ["a1", "a2", "a3"].map(assignmentId),
  number: { year: 2026, serial: 7, child: null },
  officeId: office.id,
  by: staff,
  at: monday,
};
const issued = (more: Partial<IssueWords> = {}, by = staff) => issue({ ...words, ...more }, { ...birth, by }, calendar);

describe("下达（04-3）", () => {
  test("一件事项，每个单位一份承办，各有各的状态", () => {
    const { next, events } = issued();
    expect(next).toMatchObject({ status: "issued", handledBy: staff.id, officeId: office.id, version: 1 });
    expect(next.assignments.map(({ unitId, status, due }) => [unitId, status, due])).toEqual([
      [hanbin.id, "issued", "2026-03-13"],
      [hanyin.id, "issued", "2026-03-13"],
      [taskForce.id, "issued", "2026-03-13"],
    ]);
    expect(events).toMatchObject([
      { act: "issue", article: "八(七)", texts: { matter: words.matter }, detail: { serial: 7, units: 3 } },
    ]);
  });

  test("每个单位的一份都要有自己的标识，少一个是程序的错", () => {
    const short = { ...birth, assignmentIds: birth.assignmentIds.slice(0, 2) };
    expect(() => issue(words, short, calendar)).toThrow("an id is needed for each unit");
  });

  test("05-1 专项组的一份由组长单位办理", () => {
    expect(issued().next.assignments.map(({ handledIn }) => handledIn)).toEqual([hanbin.id, hanyin.id, police.id]);
  });

  test.each([
    ["2026-03-02T10:00", "2026-03-03"],
    ["2026-03-06T23:59", "2026-03-09"],
    ["2026-02-13T17:00", "2026-02-14"],
    ["2026-02-14T09:00", "2026-02-24"],
    ["2026-09-30T18:00", "2026-10-08"],
  ])("%s 下达的，签收时限为 %s 24:00", (moment, acknowledgeBy) => {
    const { next } = issue({ ...words, due: day("2026-12-31") }, { ...birth, at: at(moment) }, calendar);
    expect(next.assignments[0]).toMatchObject({ acknowledgeBy });
  });
});

test("04-3 立项时什么都是新的；工作要求、起草人、代谁下达、是否告知第一责任人，照实记下", () => {
  const { next, events } = issued();
  expect(next).toMatchObject({
    ...{ id: "i1", restricted: false, issuedAt: monday, issuedBy: staff.id, handledBy: staff.id },
    ...{ closedAt: null, parentAssignmentId: null },
  });
  expect(next.assignments.map(({ id, itemId, returns }) => [id, itemId, returns])).toEqual([
    ["a1", "i1", 0],
    ["a2", "i1", 0],
    ["a3", "i1", 0],
  ]);
  const plain = { year: 2026, serial: 7, units: 3, due: "2026-03-13" };
  expect(events).toStrictEqual([
    {
      ...{ act: "issue", itemId: "i1", assignmentId: null, by: staff.id, at: monday, article: "八(七)" },
      ...{ texts: { matter: words.matter }, detail: plain },
    },
  ]);
  const telling = termsOf(calendar, { ...firstRules, principalAtIssue: [words.category] });
  const until = day("2026-03-31");
  const lent = { ...head.roles[0], onBehalfOf: { id: head.id, name: head.name, until } } as Held;
  const deputy = { ...hanbinLiaison, roles: [lent] };
  const agreed = { ...birth, by: deputy, drafter: staff.id, right: "approveIssue" } as const;
  const more = issue({ ...words, requirement: "逐点验收" }, agreed, telling);
  expect(more.next).toMatchObject({ issuedBy: hanbinLiaison.id, handledBy: staff.id });
  expect(more.events[0]).toMatchObject({
    texts: { matter: words.matter, requirement: "逐点验收" },
    detail: { ...plain, proposedBy: staff.id, principalTold: 1, onBehalfOf: head.id },
  });
  const seeing = { ...leader, roles: [...leader.roles, { ...lent, role: "officeStaff" } as Held] };
  expect(issue(words, { ...birth, by: seeing }, calendar).events[0]?.detail).toEqual({ ...plain, onBehalfOf: head.id });
  const both = { ...birth.by, roles: [...staff.roles, lent] };
  expect(issue(words, { ...birth, by: both }, calendar).events[0]?.detail).toEqual(plain);
  expect(issue(words, { ...birth, by: both, right: "approveIssue" }, calendar).events[0]?.detail).toEqual({
    ...plain,
    onBehalfOf: head.id,
  });
});

describe("谁能下达（04-1）", () => {
  test("县区平安办的等县区开通，兼任须分开的职务的先改正，各有各的说明", () => {
    const resting = { ...hanbinLiaison, roles: [], atRest: staff.roles };
    const parted = { ...hanbinLiaison, roles: [], conflicting: staff.roles };
    expect(refusal(() => issued({}, resting)).reason).toBe("countyAtRest");
    expect(refusal(() => issued({}, parted)).reason).toBe("dutiesConflict");
    expect(refusal(() => issued({}, leader)).detail).toMatchObject({ right: "issue" });
  });

  test("平安办工作人员和负责人可以，领导和联络员不可以", () => {
    expect(issued({}, head).next.issuedBy).toBe(head.id);
    for (const by of [leader, hanbinLiaison]) expect(refusal(() => issued({}, by)).reason).toBe("notAllowed");
    expect([staff, head, leader, hanbinLiaison].map(officeOf)).toEqual([office.id, office.id, null, null]);
  });
});

describe("缺项不能下达（03-2、00-4、八）", () => {
  const blank = { ...words, units: [], matter: "", due: null, workstreams: [], category: null };

  test("03-2 一次说全所缺各项", () => {
    expect(missingFields(blank)).toEqual(["承办单位", "事项", "办理期限", "工作领域", "类别"]);
    expect(missingFields(words)).toEqual([]);
  });

  test.each([
    ["units", [], "承办单位"],
    ["matter", "", "事项"],
    ["workstreams", [], "工作领域"],
  ])("03-2 缺“%s”即拒绝", (field, empty, label) => {
    const refused = refusal(() => issued({ [field]: empty }));
    expect(refused).toMatchObject({ reason: "incomplete", detail: { fields: [label] } });
    expect(refused.message).toContain(label);
  });

  test("00-4 没有工作领域不能保存", () => {
    expect(missingFields({ ...words, workstreams: [] })).toEqual(["工作领域"]);
  });

  const ids = ["08-1", "08-2", "08-3", "08-4", "08-5", "08-6", "08-7", "08-8"];
  const kinds = Object.keys(categories) as (keyof typeof categories)[];
  test.each(kinds.map((category, n) => [ids[n], category] as const))("%s 类别 %s 的依据与来源", (id, category) => {
    const missing = missingFields({ ...words, category, basis: null, source: null });
    const needed = Number(id?.slice(3)) <= 6 ? ["依据", "来源（何人、何文、何时）"] : [];
    expect(missing).toEqual(category === "other" ? ["来源（其他事项须写明确定理由）"] : needed);
    expect(missingFields({ ...words, category, basis: "otherBasis", source: "市委会议" })).toEqual([]);
  });
});

describe("下达前的把关", () => {
  test("01-1 平安办、领导小组不是责任单位，说明第一条", () => {
    const group = unitOf("领导小组", "leadingGroup");
    const refused = refusal(() => issued({ units: [hanbin, office, group] }));
    expect(refused).toMatchObject({ reason: "notAUnit", detail: { units: [office.name, group.name] } });
    expect(refused.message).toContain("第一条");
  });

  test("期限可以是当天，不能是过去，也不能远在十年以外", () => {
    expect(issued({ due: day("2026-03-02") }).next.assignments).toHaveLength(3);
    expect(refusal(() => issued({ due: day("2026-03-01") })).reason).toBe("datePast");
    expect(refusal(() => issued({ due: day("9999-12-31") })).reason).toBe("datePast");
  });

  test("事项二百字、工作要求一千字、来源五百字", () => {
    expect(issueLimits).toEqual({ matter: 200, requirement: 1000, source: 500 });
    const both = { matter: "字".repeat(201), source: "字".repeat(501) };
    expect(refusal(() => issued(both)).detail).toEqual({ field: "事项", most: 200 });
  });

  test("01-1 只有一个单位不合要求，也说出是哪一个", () => {
    expect(refusal(() => issued({ units: [hanbin, office] })).detail).toEqual({ units: [office.name] });
  });

  test.each(Object.entries(issueLimits))("%s 不超过 %d 字", (field, most) => {
    expect(issued({ [field]: "字".repeat(most) }).next.version).toBe(1);
    const refused = refusal(() => issued({ [field]: "字".repeat(most + 1) }));
    expect(refused).toMatchObject({ reason: "tooLong", detail: { most } });
  });
});
