/** The roles of the roster sheet 人员 (product §7, glossary). */
export const roles = {
  officeStaff: "平安办工作人员",
  officeHead: "平安办负责人",
  leader: "领导",
  principalOfficer: "第一责任人",
  liaisonOfficer: "联络员",
  deputyLiaisonOfficer: "副联络员",
  hrOfficer: "组织人事",
  publicOverseer: "监督员",
  systemAdmin: "系统管理员",
  auditor: "审计员",
} as const;
export type Role = keyof typeof roles;
