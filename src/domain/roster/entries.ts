import type { Role } from "./role.ts";
import type { Purpose, Remark } from "./sheets.ts";
import type { Level, OrgKind, UnitKind } from "./unit.ts";

/** A unit as the workbook tells it; other units are named by their full names. */
export type UnitEntry = {
  row: number;
  name: string;
  shortName: string | null;
  aliases: string[];
  kind: UnitKind;
  level: Level;
  orgKind: OrgKind | null;
  parent: string | null;
  lead: string | null;
  section: string | null;
};

/** A role and the unit it is held in: a leader of a 领导小组 holds it in the 平安办 whose ledger it opens. */
export type RoleEntry = { role: Role; unit: string };

/** A person once, however many rows tell of the posts held. */
export type PersonEntry = {
  row: number;
  name: string;
  unit: string;
  roles: RoleEntry[];
  post: string | null;
  rank: string | null;
  mobile: string | null;
  email: string | null;
  openId: string | null;
};

export type GroupEntry = {
  row: number;
  name: string;
  chatId: string | null;
  purposes: Purpose[];
  scope: string | null;
};

/** All there is to say about a workbook. With a fault in it nothing is imported; warnings hinder nothing. */
export type CheckedRoster = {
  units: UnitEntry[];
  people: PersonEntry[];
  groups: GroupEntry[];
  faults: Remark[];
  warnings: Remark[];
};
