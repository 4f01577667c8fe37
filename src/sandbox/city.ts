import type { RosterRows } from "../domain/roster/sheets.ts";
import { inhabitants, stranger } from "./city-people.ts";
import type { CityUnit } from "./city-units.ts";
import { cityUnits } from "./city-units.ts";
import type { SandboxOptions } from "./platform/options.ts";

const FIRST_ROW = 2;
const numbered = <T>(all: readonly T[]): { row: number; cells: T }[] =>
  all.map((cells, n) => ({ row: n + FIRST_ROW, cells }));

const unitCells = ({ key: _, given: __, kind, ...unit }: CityUnit) => ({
  name: unit.name,
  shortName: unit.shortName ?? "",
  aliases: unit.aliases ?? "",
  kind,
  level: unit.level ?? "市",
  orgKind: kind === "专项组" ? "" : (unit.orgKind ?? (kind === "成员单位" ? "行政机关" : "党的机关")),
  parent: unit.parent ?? "",
  lead: unit.lead ?? "",
  section: unit.section ?? "",
});

const membersOf = (roles: readonly string[]): string[] =>
  inhabitants.filter(({ role }) => roles.includes(role)).map(({ openId }) => openId);

const groups = [
  {
    chatId: "oc_leaders",
    name: "市平安建设领导群",
    purposes: "周报",
    members: membersOf(["领导", "平安办负责人"]),
  },
  {
    chatId: "oc_liaisons",
    name: "联络员工作群",
    purposes: "通知",
    members: membersOf(["联络员", "平安办负责人"]),
  },
];

/** The roster of the sample city, as a filled workbook would tell it (product §3). */
export const cityRoster: RosterRows = {
  units: numbered(cityUnits.map(unitCells)),
  people: numbered(
    inhabitants.map(({ openId, name, unit, role, post }) => ({
      name,
      mobile: "",
      email: "",
      openId,
      unit,
      roles: role,
      post,
      rank: "",
    })),
  ),
  groups: numbered(groups.map(({ name, purposes }) => ({ name, purposes, scope: "" }))),
};

/** The same people and groups as their messenger knows them. */
export const city: SandboxOptions["city"] = {
  people: [
    ...inhabitants.map(({ openId, name, unit, role }) => ({ openId, name, title: `${unit} · ${role}` })),
    stranger,
  ],
  groups: groups.map(({ chatId, name, members }) => ({ chatId, name, members: [...members, "ou_office_staff"] })),
};

/** What an empty database begins with. */
export const cityToSeed = { rows: cityRoster, chats: groups.map(({ chatId, name }) => ({ chatId, name })) };
