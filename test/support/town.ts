import type { App } from "../../src/app.ts";
import type { Db } from "../../src/db/db.ts";
import { actorByOpenId, loadUnits } from "../../src/db/roster-store.ts";
import type { Actor } from "../../src/domain/access/rights.ts";
import type { Topic } from "../../src/domain/item/categories.ts";
import type { Assignment, SupervisionItem } from "../../src/domain/item/item.ts";
import type { RosterRows } from "../../src/domain/roster/sheets.ts";
import type { PersonId, Unit } from "../../src/domain/roster/unit.ts";
import { createDraft } from "../../src/usecases/item/draft.ts";
import { draftContent } from "../../src/usecases/item/draft-content.ts";
import { issueDraft } from "../../src/usecases/item/issue.ts";

/** The cast of the tests: invented people, known by what they are. The open_id is `ou_` and the key. */
export const cast = {
  staff: "甄办事",
  staffTwo: "贾办事",
  head: "甄负责",
  leader: "容领导",
  admin: "管理员甲",
  auditor: "审计员乙",
  hanbinLiaison: "汉联络",
  hanbinDeputy: "汉副联",
  hanbinPrincipal: "汉责任",
  shiquanLiaison: "石联络",
  shiquanPrincipal: "石责任",
  ziyangDeputy: "紫副联",
  gaoxinLiaison: "高联络",
  policeLiaison: "警联络",
  policeDeputy: "警副联",
  policePrincipal: "警责任",
  educationLiaison: "教联络",
} as const;
export type Who = keyof typeof cast;

export const openIdOf = (who: Who): string => `ou_${who}`;

const unit = (row: number, name: string, cells: Partial<RosterRows["units"][number]["cells"]>) => ({
  row,
  cells: {
    name,
    shortName: "",
    aliases: "",
    kind: "",
    level: "市",
    orgKind: "行政机关",
    parent: "",
    lead: "",
    section: "督导科",
    ...cells,
  },
});

const person = (row: number, who: Who, place: { unit: string; roles: string }) => ({
  row,
  cells: { name: cast[who], mobile: "", email: "", openId: openIdOf(who), post: "", rank: "", ...place },
});

const county = { kind: "县区", level: "县区", orgKind: "党的机关" };

/** A small invented roster: the city office, three counties, a zone, two member units and a task force. */
export const town: RosterRows = {
  units: [
    unit(2, "市委平安办", { shortName: "平安办", kind: "平安办", orgKind: "党的机关" }),
    unit(3, "汉滨区", county),
    unit(4, "石泉县", county),
    unit(5, "紫阳县", county),
    unit(6, "高新区", { ...county, kind: "功能区" }),
    unit(7, "市公安局", { shortName: "公安局", aliases: "市公安", kind: "成员单位" }),
    unit(8, "市教体局", { shortName: "教体局", kind: "成员单位" }),
    unit(9, "社会治安专项组", { kind: "专项组", orgKind: "", lead: "市公安局", section: "" }),
    unit(10, "汉滨区平安办", { kind: "平安办", level: "县区", orgKind: "党的机关", parent: "汉滨区" }),
  ],
  people: [
    person(2, "staff", { unit: "市委平安办", roles: "平安办工作人员" }),
    person(3, "staffTwo", { unit: "市委平安办", roles: "平安办工作人员" }),
    person(4, "head", { unit: "市委平安办", roles: "平安办负责人" }),
    person(5, "leader", { unit: "市委平安办", roles: "领导" }),
    person(6, "admin", { unit: "市委平安办", roles: "系统管理员" }),
    person(7, "auditor", { unit: "市委平安办", roles: "审计员" }),
    person(8, "hanbinLiaison", { unit: "汉滨区", roles: "联络员" }),
    person(9, "hanbinDeputy", { unit: "汉滨区", roles: "副联络员" }),
    person(10, "hanbinPrincipal", { unit: "汉滨区", roles: "第一责任人" }),
    person(11, "shiquanLiaison", { unit: "石泉县", roles: "联络员" }),
    person(12, "shiquanPrincipal", { unit: "石泉县", roles: "第一责任人" }),
    person(13, "ziyangDeputy", { unit: "紫阳县", roles: "副联络员" }),
    person(14, "gaoxinLiaison", { unit: "高新区", roles: "联络员" }),
    person(15, "policeLiaison", { unit: "市公安局", roles: "联络员" }),
    person(16, "policeDeputy", { unit: "市公安局", roles: "副联络员" }),
    person(17, "policePrincipal", { unit: "市公安局", roles: "第一责任人" }),
    person(18, "educationLiaison", { unit: "市教体局", roles: "联络员" }),
  ],
  groups: [
    { row: 2, cells: { name: "领导群", purposes: "周报", scope: "" } },
    { row: 3, cells: { name: "联络员工作群", purposes: "通知", scope: "" } },
  ],
};

export const townChats = [
  { chatId: "oc_leaders", name: "领导群" },
  { chatId: "oc_liaisons", name: "联络员工作群" },
];

/** Somebody of the cast as the product knows them today. */
export async function actorOf(db: Db, who: Who): Promise<Actor> {
  const actor = await actorByOpenId(db, openIdOf(who));
  if (!actor) throw new Error(`${who} is not in the roster`);
  return actor;
}

export const personIdOf = async (db: Db, who: Who): Promise<PersonId> => (await actorOf(db, who)).id;

/** A unit of the roster by its full name. */
export async function unitNamed(db: Db, name: string): Promise<Unit> {
  const found = (await loadUnits(db)).find((each) => each.name === name);
  if (!found) throw new Error(`${name} is not in the roster`);
  return found;
}

type Wish = { units?: string[]; matter?: string; due?: string; topic?: Topic | null; by?: Who };

/** An item as confirmed by the office, with its liaisons' cards promised. Grass-roots work, so nothing else is needed. */
export async function issuedItem(app: App, wish: Wish = {}): Promise<SupervisionItem> {
  const { units = ["汉滨区"], matter = "雪亮工程点位整改", due = "2026-12-10", topic = null, by = "staff" } = wish;
  const actor = await actorOf(app.db, by);
  const draftId = await createDraft(app, actor, "");
  const content = draftContent.parse({
    units: units.join("、"),
    matter,
    due,
    workstreams: ["peaceBuilding"],
    category: "grassrootsFoundations",
    topic,
  });
  return issueDraft(app, actor, { draftId, content });
}

/** The assignment of a unit in an item. */
export async function shareOf(app: App, item: SupervisionItem, unitName: string): Promise<Assignment> {
  const { id } = await unitNamed(app.db, unitName);
  const found = item.assignments.find(({ unitId }) => unitId === id);
  if (!found) throw new Error(`${unitName} has no share in this item`);
  return found;
}
