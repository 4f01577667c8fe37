import { plainCard } from "../../../cards/plain.ts";
import { personById, unitsById } from "../../db/roster-store.ts";
import type { Actor, Capability } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import type { Act } from "../../domain/item/acts.ts";
import { actLabels, acts } from "../../domain/item/acts.ts";
import { roles } from "../../domain/roster/role.ts";
import type { Draw } from "./sight.ts";

const capabilities: Record<Capability, string> = {
  issue: "下达督导事项",
  seeWholeLedger: "查看全部台账",
  seeOwnLedger: "查看本单位台账",
  lookUp: "查询事项",
  seeHealth: "查看运行状态",
  checkSelf: "系统自检",
  endFollowUp: "办理待处置",
  manageRoster: "维护通讯录",
  readJournal: "查阅日志",
};

function rightsInWords(viewer: Actor): string {
  const asked = [...(Object.keys(capabilities) as Capability[]), ...acts];
  const label = (what: Act | Capability): string => ({ ...capabilities, ...actLabels })[what];
  const held = asked.filter((what) => may(viewer, what)).map(label);
  return held.length > 0 ? held.join("、") : "暂无";
}

/** 我: who the product takes the reader for, and what that allows. */
export const drawMe: Draw<"me"> = async ({ app, viewer, pen }) => {
  if (!viewer) return null;
  const person = await personById(app.db, viewer.id);
  const units = await unitsById(app.db, [
    ...(person ? [person.unitId] : []),
    ...[...viewer.roles, ...(viewer.atRest ?? [])].map(({ unitId }) => unitId),
  ]);
  const nameOf = (id: string): string => units.find((unit) => unit.id === id)?.name ?? "";
  const held = [
    ...viewer.roles.map(({ role, unitId }) => `${roles[role]}（${nameOf(unitId)}）`),
    ...(viewer.atRest ?? []).map(({ role, unitId }) => `${roles[role]}（${nameOf(unitId)}，功能尚未开通）`),
  ];
  return plainCard({
    tone: "information",
    title: "我的身份",
    paragraphs: [],
    facts: [
      { label: "姓名", value: viewer.name },
      { label: "单位", value: person ? nameOf(person.unitId) : "" },
      ...(person?.post ? [{ label: "职务", value: person.post }] : []),
      { label: "角色", value: held.join("、") || "暂无" },
      { label: "可以办理", value: rightsInWords(viewer) },
    ],
    actions: [],
    form: null,
    reference: pen.reference,
  });
};
