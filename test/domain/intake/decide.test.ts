import { describe, expect, test } from "vitest";
import type { Actor } from "../../../src/domain/access/rights.ts";
import { enter, guardDecision, registerItem, turnDown } from "../../../src/domain/intake/decide.ts";
import type { EntryId, EntryStatus, IntakeEntry } from "../../../src/domain/intake/entry.ts";
import { entryStatuses } from "../../../src/domain/intake/entry.ts";
import { mayTowardEntry, proposingUnit } from "../../../src/domain/intake/sight.ts";
import { guardIssuer } from "../../../src/domain/item/issue.ts";
import type { ItemId } from "../../../src/domain/item/item.ts";
import { actor, hanbin, hanbinLiaison, head, leader, monday, office, police, refusal, staff, unitOf } from "../cast.ts";

const countyOffice = unitOf("汉滨区平安办", "pinganOffice", { level: "county", parentId: hanbin.id });
const otherOffice = unitOf("石泉县平安办", "pinganOffice", { level: "county" });

/** Whoever works in a county's office: the role rests. */
const clerk = (unit = countyOffice): Actor => ({
  ...actor(`${unit.name}干部`),
  atRest: [{ role: "officeStaff", unitId: unit.id }],
});
const leadLiaison: Actor = {
  ...actor("戊联络"),
  roles: [{ role: "liaisonOfficer", unitId: police.id, proposes: true }],
};
const leadPrincipal: Actor = {
  ...actor("庚责任"),
  roles: [{ role: "principalOfficer", unitId: police.id, proposes: true }],
};

const birth = { id: "e1" as EntryId, officeId: office.id, kind: "proposal", matter: "网格员培训" } as const;
const proposed = (by: Actor, proposedIn = countyOffice.id) => enter({ ...birth, proposedIn }, { by, at: monday });
const entryOf = (status: EntryStatus = "waiting"): IntakeEntry => ({ ...proposed(clerk()).next, status });
const done = { at: monday, itemId: "i1" as ItemId, number: "督〔2026〕1号" };

describe("提请（04-1）", () => {
  test("04-1 县区平安办、组长单位联络员的 /督办 是提请；平安办的是下达；其他人两样都不是", () => {
    expect([clerk(), leadLiaison].map(proposingUnit)).toEqual([countyOffice.id, police.id]);
    expect([staff, head, leader, hanbinLiaison, leadPrincipal].map(proposingUnit)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    for (const by of [clerk(), leadLiaison]) expect(() => guardIssuer(by)).toThrow();
  });

  test("04-1 提请记在提请单位名下，等待决定，依据第四条", () => {
    const { next, event } = proposed(clerk());
    expect(next).toMatchObject({ status: "waiting", proposedIn: countyOffice.id, itemId: null });
    expect(event).toMatchObject({ act: "propose", article: "四", detail: { entryId: "e1", unitId: countyOffice.id } });
  });

  test("04-1 替别的单位提请、平安办以外登记，一律不准", () => {
    for (const by of [clerk(otherOffice), leadLiaison, staff, hanbinLiaison, leader]) {
      expect([by.name, refusal(() => proposed(by)).reason]).toEqual([by.name, "notAllowed"]);
    }
    for (const by of [clerk(), leadLiaison, hanbinLiaison, leader]) {
      const entered = () => enter({ ...birth, kind: "meeting", proposedIn: null }, { by, at: monday });
      expect([by.name, refusal(entered).reason]).toEqual([by.name, "notAllowed"]);
    }
    expect(enter({ ...birth, proposedIn: null }, { by: head, at: monday }).event.act).toBe("enterIntake");
  });
});

describe("决定（04-1、04-4）", () => {
  test("04-1 立项记下成为哪一件、什么编号；不予立项记下理由；都写明谁、何时", () => {
    const made = registerItem(entryOf(), { by: staff, ...done });
    expect(made.next).toMatchObject({ status: "registered", itemId: "i1", decidedBy: staff.id, decidedAt: monday });
    expect(made.event).toMatchObject({ act: "registerItem", article: "四", detail: { number: "督〔2026〕1号" } });
    const refused = turnDown(entryOf(), { by: head, at: monday, reason: "已有安排" });
    expect(refused.next).toMatchObject({ status: "turnedDown", reason: "已有安排", itemId: null });
    expect(refused.event).toMatchObject({ act: "turnDown", texts: { reason: "已有安排" } });
  });

  test("04-1 立项、不予立项都先看准不准：没有权的说不存在，已经决定的不再决定", () => {
    const both = (entry: IntakeEntry, by: Actor) => [
      refusal(() => registerItem(entry, { by, ...done })).reason,
      refusal(() => turnDown(entry, { by, at: monday, reason: "已有安排" })).reason,
    ];
    for (const by of [clerk(), leadLiaison, leader]) expect(both(entryOf(), by)).toEqual(["notFound", "notFound"]);
    for (const status of ["registered", "turnedDown"] as const) {
      expect(both(entryOf(status), staff)).toEqual(["entryDecided", "entryDecided"]);
    }
  });

  test("04-1 已经决定的不能再决定，连决定的人也不能改", () => {
    for (const status of ["registered", "turnedDown"] as const) {
      const found = refusal(() => guardDecision(entryOf(status), staff));
      expect(found).toMatchObject({ reason: "entryDecided", detail: { outcome: entryStatuses[status] } });
    }
  });

  test("04-1 提请人、领导、别的平安办都不能决定，说法与不存在的一样", () => {
    for (const by of [clerk(), clerk(otherOffice), leadLiaison, leader, hanbinLiaison]) {
      expect([by.name, refusal(() => guardDecision(entryOf(), by)).reason]).toEqual([by.name, "notFound"]);
    }
  });

  test("04-4 看得到的：本办的人和领导、提请单位；别的县区看不到", () => {
    const seeing = [staff, head, leader, clerk(), clerk(otherOffice), leadLiaison, hanbinLiaison].filter((by) =>
      mayTowardEntry(by, "seeIntake", entryOf()),
    );
    expect(seeing.map(({ name }) => name)).toEqual([staff.name, head.name, leader.name, clerk().name]);
  });
});
