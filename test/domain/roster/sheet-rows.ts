import type { PersonEntry, UnitEntry } from "../../../src/domain/roster/entries.ts";
import type { Identified, StandingPerson, StandingRoster, StandingUnit } from "../../../src/domain/roster/plan.ts";
import type { Role } from "../../../src/domain/roster/role.ts";
import type { RosterRows, Row } from "../../../src/domain/roster/sheets.ts";
import type { PersonId, UnitId } from "../../../src/domain/roster/unit.ts";

type Cells<S extends "units" | "people" | "groups"> = Partial<Row<S>["cells"]>;

const noUnit: Row<"units">["cells"] = {
  name: "",
  shortName: "",
  aliases: "",
  kind: "",
  level: "",
  orgKind: "",
  parent: "",
  lead: "",
  section: "",
};
const noPerson: Row<"people">["cells"] = {
  name: "",
  mobile: "",
  email: "",
  openId: "",
  unit: "",
  roles: "",
  post: "",
  rank: "",
};
const noGroup: Row<"groups">["cells"] = { name: "", purposes: "", scope: "" };

/** Rows as they stand in the workbook: the header is row 1. */
const numbered = <C>(blank: C, cells: readonly Partial<C>[]) =>
  cells.map((each, n) => ({ row: n + 2, cells: { ...blank, ...each } }));

const goodUnits: Cells<"units">[] = [
  { name: "安康市平安办", shortName: "市平安办", kind: "平安办", level: "市" },
  { name: "汉滨区", shortName: "汉滨", kind: "县区", level: "县区", section: "综治科" },
  { name: "汉滨区平安办", kind: "平安办", level: "县区", parent: "汉滨区" },
  {
    name: "安康市公安局",
    shortName: "市公安局",
    kind: "成员单位",
    level: "市",
    orgKind: "行政机关",
    section: "综治科",
  },
  { name: "扫黑专项组", kind: "专项组", level: "市", lead: "市公安局" },
];

const goodPeople: Cells<"people">[] = [
  { name: "周办", mobile: "13800000001", unit: "市平安办", roles: "平安办工作人员" },
  { name: "甲联络", mobile: "13800000002", unit: "汉滨", roles: "联络员" },
  { name: "丙区长", mobile: "13800000003", unit: "汉滨区", roles: "第一责任人" },
  { name: "戊联络", email: "wu@example.com", unit: "市公安局", roles: "联络员、第一责任人" },
  { name: "己管理", openId: "ou_admin", unit: "市平安办", roles: "系统管理员" },
  { name: "庚审计", mobile: "+85251234567", unit: "市平安办", roles: "审计员" },
];

const goodGroups: Cells<"groups">[] = [
  { name: "平安建设领导群", purposes: "周报、通知" },
  { name: "oc_hanbin", purposes: "周报", scope: "汉滨" },
];

type Given = { units?: Cells<"units">[]; people?: Cells<"people">[]; groups?: Cells<"groups">[] };

/** A workbook without a fault, with the rows given added below the good ones. */
export const workbook = ({ units = [], people = [], groups = [] }: Given = {}): RosterRows => ({
  units: numbered(noUnit, [...goodUnits, ...units]),
  people: numbered(noPerson, [...goodPeople, ...people]),
  groups: numbered(noGroup, [...goodGroups, ...groups]),
});

export const unitEntry = (name: string, more: Partial<UnitEntry> = {}): UnitEntry => ({
  row: 2,
  name,
  shortName: null,
  aliases: [],
  kind: "county",
  level: "county",
  orgKind: null,
  parent: null,
  lead: null,
  section: null,
  ...more,
});

export const standingUnit = (name: string, more: Partial<StandingUnit> = {}): StandingUnit => {
  const { row: _, ...entry } = unitEntry(name);
  return { ...entry, id: `id-${name}` as UnitId, ended: false, open: [], handling: [], ...more };
};

export const identified = (name: string, unit: string, more: Partial<Identified> = {}): Identified => {
  const entry: Omit<PersonEntry, "mobile" | "email"> = {
    row: 2,
    name,
    unit,
    roles: [{ role: "liaisonOfficer" as Role, unit }],
    post: null,
    rank: null,
    openId: `ou_${name}`,
  };
  return { ...entry, mobileHash: `m-${name}`, emailHash: null, ...more };
};

export const standingPerson = (name: string, unit: string, more: Partial<StandingPerson> = {}): StandingPerson => {
  const { row: _, ...entry } = identified(name, unit);
  return { ...entry, id: `id-${name}` as PersonId, ended: false, unreachable: null, handles: [], ...more };
};

export const standing = (more: Partial<StandingRoster<string>> = {}): StandingRoster<string> => ({
  units: [standingUnit("汉滨区"), standingUnit("汉阴县")],
  people: [standingPerson("甲联络", "汉滨区"), standingPerson("丁联络", "汉阴县")],
  groups: [],
  ...more,
});
