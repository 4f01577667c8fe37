import type { Role } from "./role.ts";

export type UnitId = string & { readonly __unit: true };
export type PersonId = string & { readonly __person: true };

/** 00-1: what kinds of body the regulation addresses. */
export const unitKinds = {
  leadingGroup: "领导小组",
  pinganOffice: "平安办",
  county: "县区",
  functionalZone: "功能区",
  memberUnit: "成员单位",
  taskForce: "专项组",
  responsibleUnit: "责任单位",
} as const;
export type UnitKind = keyof typeof unitKinds;

/** 01-2 */
export const levels = { city: "市", county: "县区", town: "镇街" } as const;
export type Level = keyof typeof levels;

/** 01-1 (一): the ten kinds of organ the regulation binds; nothing else can be a responsible unit. */
export const orgKinds = {
  party: "党的机关",
  peoplesCongress: "人大机关",
  administrative: "行政机关",
  cppcc: "政协机关",
  supervisory: "监察机关",
  court: "审判机关",
  procuratorate: "检察机关",
  peoplesOrganisation: "人民团体",
  publicInstitution: "事业单位",
  stateOwnedEnterprise: "国有企业",
} as const;
export type OrgKind = keyof typeof orgKinds;

export type Unit = {
  id: UnitId;
  name: string;
  shortName: string | null;
  aliases: string[];
  kind: UnitKind;
  level: Level;
  orgKind: OrgKind | null;
  parentId: UnitId | null;
  /** 组长单位 of a task force (五). */
  leadUnitId: UnitId | null;
  /** 督导科室 (六). */
  section: string | null;
};

export type Person = {
  id: PersonId;
  name: string;
  unitId: UnitId;
  roles: readonly Role[];
  post: string | null;
  rank: string | null;
  openId: string | null;
  /** Why no message reaches this person; null = reachable. */
  unreachable: string | null;
};
