import { expect, test } from "vitest";
import type { Actor, Held } from "../../../src/domain/access/rights.ts";
import { day } from "../../../src/domain/calendar/day.ts";
import { intakeAudience } from "../../../src/domain/intake/audience.ts";
import { enter, registerItem, turnDown } from "../../../src/domain/intake/decide.ts";
import type { EntryId } from "../../../src/domain/intake/entry.ts";
import type { ItemId } from "../../../src/domain/item/item.ts";
import { actor, monday, office, police, policeLiaison, staff } from "../cast.ts";

const standsIn = (absent: Actor, lent: Held): Actor => {
  const onBehalfOf = { id: absent.id, name: absent.name, until: day("2026-03-06") };
  return { ...actor("代理人"), roles: [{ ...lent, onBehalfOf }] };
};
const forOffice = standsIn(staff, { role: "officeStaff", unitId: office.id });
const forLead = standsIn(policeLiaison, { role: "liaisonOfficer", unitId: police.id, proposes: true });

const birth = { id: "e1" as EntryId, officeId: office.id, kind: "other", matter: "网格员培训" } as const;
const entered = (by: Actor) => enter({ ...birth, proposedIn: null }, { by, at: monday });
const decision = (by: Actor) => [
  registerItem(entered(staff).next, { by, at: monday, itemId: "i1" as ItemId, number: "督〔2026〕1号" }),
  turnDown(entered(staff).next, { by, at: monday, reason: "已有安排" }),
];

test("07-4、04-1 代理人提请、登记、决定，都记下替谁办的", () => {
  const proposed = enter({ ...birth, kind: "proposal", proposedIn: police.id }, { by: forLead, at: monday });
  expect(proposed.event).toMatchObject({ by: forLead.id, detail: { onBehalfOf: policeLiaison.id } });
  for (const { event } of [entered(forOffice), ...decision(forOffice)]) {
    expect(event).toMatchObject({ by: forOffice.id, detail: { onBehalfOf: staff.id } });
  }
});

test("07-4 自己有权办的，不记替谁办", () => {
  const both = { ...forOffice, roles: [...staff.roles, ...forOffice.roles] };
  for (const { event } of [entered(both), ...decision(both)]) expect(event.detail).not.toHaveProperty("onBehalfOf");
});

test("04-1 提请告知平安办，立项与否告知提请人，平安办自己登记的不另告知", () => {
  expect(intakeAudience).toEqual({
    propose: "office",
    enterIntake: null,
    registerItem: "proposer",
    turnDown: "proposer",
  });
});
