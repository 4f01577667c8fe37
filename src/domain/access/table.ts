import type { Act } from "../item/acts.ts";
import type { Role } from "../roster/role.ts";

/** How the unit a role is held in stands to a matter: to whose register it belongs, and who handles it. */
export const relations = {
  office: "本办主管的事项",
  own: "本单位承办的事项",
  child: "下级单位承办的事项",
  sibling: "同级单位承办的事项",
  foreign: "其他单位承办的事项",
  proposed: "本单位提请的事项",
  system: "系统运行",
} as const;
export type Relation = keyof typeof relations;

/** Things people ask for that are no act on one assignment, as `/我` says them. */
export const capabilityLabels = {
  lookUp: "查看",
  issue: "下达",
  propose: "提请立项",
  seeIntake: "查看待立项清单",
  enterIntake: "登记待立项事项",
  decideIntake: "决定是否立项",
  approveIssue: "同意下达",
  endFollowUp: "办理待处置",
  handOver: "办理交接",
  delegate: "安排代理",
  seeReadiness: "查看就绪情况",
  seeRoster: "查阅通讯录",
  seeHealth: "查看运行状态",
  seeSettings: "查看设置",
  changeSettings: "修改设置",
  checkSelf: "系统自检",
  manageRoster: "维护通讯录",
  seeJobs: "查看后台任务",
} as const;
type Capability = keyof typeof capabilityLabels;
export type Right = Act | Capability;

type Cell = Record<Relation, boolean>;
type Cells = readonly [Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell];

/** The column of each role. A role without one does not compile, nor one beyond the width of the table. */
const columns = {
  officeStaff: 0,
  officeHead: 1,
  leader: 2,
  principalOfficer: 3,
  liaisonOfficer: 4,
  deputyLiaisonOfficer: 5,
  hrOfficer: 6,
  publicOverseer: 7,
  systemAdmin: 8,
  auditor: 9,
} as const satisfies Record<Role, number>;

const no = {
  office: false,
  own: false,
  child: false,
  sibling: false,
  foreign: false,
  proposed: false,
  system: false,
} as const;
const our = { ...no, office: true } as const satisfies Cell;
const own = { ...no, own: true } as const satisfies Cell;
const sys = { ...no, system: true } as const satisfies Cell;
const pro = { ...no, proposed: true } as const satisfies Cell;
const ourPro = { ...our, proposed: true } as const satisfies Cell;

/**
 * Role × act × relation (四–七, acceptance 4.E): the whole truth about who may do what. Columns in the order of the
 * roster: 平安办工作人员 负责人 领导 | 第一责任人 联络员 副联络员 | 组织人事 监督员 | 系统管理员 审计员.
 */
const rights = {
  lookUp: [our, our, our, own, own, own, no, no, no, no],
  issue: [our, our, no, no, no, no, no, no, no, no],
  propose: [pro, pro, no, no, pro, pro, no, no, no, no],
  seeIntake: [ourPro, ourPro, our, no, pro, pro, no, no, no, no],
  enterIntake: [our, our, no, no, no, no, no, no, no, no],
  decideIntake: [our, our, no, no, no, no, no, no, no, no],
  approveIssue: [no, our, no, no, no, no, no, no, no, no],
  acknowledge: [no, no, no, no, own, own, no, no, no, no],
  decline: [no, no, no, no, own, own, no, no, no, no],
  reportProgress: [no, no, no, no, own, own, no, no, no, no],
  attachEvidence: [no, no, no, no, own, own, no, no, no, no],
  submitCompletion: [no, no, no, no, own, own, no, no, no, no],
  withdrawSignOff: [no, no, no, no, own, own, no, no, no, no],
  signOff: [no, no, no, own, no, no, no, no, no, no],
  refuseSignOff: [no, no, no, own, no, no, no, no, no, no],
  returnForRework: [our, our, no, no, no, no, no, no, no, no],
  closeOut: [our, our, no, no, no, no, no, no, no, no],
  uphold: [our, our, no, no, no, no, no, no, no, no],
  reassign: [our, our, no, no, no, no, no, no, no, no],
  redate: [our, our, no, no, no, no, no, no, no, no],
  cancel: [our, our, no, no, no, no, no, no, no, no],
  urge: [our, our, no, no, no, no, no, no, no, no],
  guide: [our, our, no, no, no, no, no, no, no, no],
  check: [our, our, no, no, no, no, no, no, no, no],
  forward: [no, no, no, no, own, own, no, no, no, no],
  withdrawForward: [no, no, no, no, own, own, no, no, no, no],
  endFollowUp: [our, our, no, no, no, no, no, no, sys, no],
  handOver: [our, our, no, own, own, own, no, no, no, no],
  delegate: [our, our, no, own, own, own, no, no, no, no],
  seeReadiness: [our, our, no, own, own, own, no, no, no, no],
  seeRoster: [our, our, our, own, own, own, no, no, sys, no],
  seeHealth: [sys, sys, no, no, no, no, no, no, sys, no],
  seeSettings: [sys, sys, no, no, no, no, no, no, sys, no],
  changeSettings: [no, no, no, no, no, no, no, no, sys, no],
  checkSelf: [no, no, no, no, no, no, no, no, sys, no],
  manageRoster: [no, no, no, no, no, no, no, no, sys, no],
  seeJobs: [no, no, no, no, no, no, no, no, sys, no],
} as const satisfies Record<Right, Cells>;

/**
 * What 转办 gives to a colleague of the unit in the one matter handed on, whatever role they hold or none (六 06-2). 申请办结 stays with
 * the liaison, who answers for the unit (七).
 */
export const handlerRights: readonly Right[] = ["lookUp", "reportProgress", "attachEvidence"];

type Granting<C> = { [R in Relation]: C extends Record<R, true> ? R : never }[Relation];
/** The relations that some cell of these rows grants, as far as the compiler is concerned. */
export type Granted<W extends Right = Right> = Granting<(typeof rights)[W][number]>;

export const everyRight = Object.keys(rights) as Right[];
export const everyRelation = Object.keys(relations) as Relation[];

/** One cell of the table. */
export const grants = (role: Role, what: Right, relation: Relation): boolean => rights[what][columns[role]][relation];
