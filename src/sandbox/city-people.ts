import type { CityUnit } from "./city-units.ts";
import { cityUnits, OFFICE } from "./city-units.ts";

export type Inhabitant = { openId: string; name: string; unit: string; role: string; post: string };

/** Surnames that say the person is made up, one for each post. */
const posts = [
  { role: "联络员", surname: "甄", key: "liaison", post: "督导科科长" },
  { role: "副联络员", surname: "贾", key: "deputy", post: "督导科干部" },
  { role: "第一责任人", surname: "容", key: "principal", post: "主要负责同志" },
] as const;

const staffed = ({ kind }: CityUnit): boolean => kind === "县区" || kind === "功能区" || kind === "成员单位";

const ofUnit = ({ key, given, name }: CityUnit): Inhabitant[] =>
  posts.map(({ role, surname, key: post, ...more }) => ({
    openId: `ou_${key}_${post}`,
    name: `${surname}${given}`,
    unit: name,
    role,
    post: more.post,
  }));

const ofTheOffice: readonly Inhabitant[] = [
  { openId: "ou_office_staff", name: "甄明", unit: OFFICE, role: "平安办工作人员", post: "督导科科长" },
  { openId: "ou_office_staff_two", name: "贾示例", unit: OFFICE, role: "平安办工作人员", post: "督导科干部" },
  { openId: "ou_office_head", name: "容示范", unit: OFFICE, role: "平安办负责人", post: "主任" },
  { openId: "ou_leader", name: "凌示例", unit: OFFICE, role: "领导", post: "分管领导" },
  { openId: "ou_admin", name: "管示例", unit: OFFICE, role: "系统管理员", post: "信息科干部" },
  { openId: "ou_auditor", name: "申示例", unit: OFFICE, role: "审计员", post: "机关纪委干部" },
  { openId: "ou_hanbin_office", name: "平示例", unit: "汉滨区平安办", role: "平安办工作人员", post: "督导股干部" },
];

/** Everybody on the roster of the sample city. */
export const inhabitants: readonly Inhabitant[] = [...ofTheOffice, ...cityUnits.filter(staffed).flatMap(ofUnit)];

/** Somebody with an account but without a place on the roster. */
export const stranger = { openId: "ou_stranger", name: "路过人", title: "不在通讯录中" };
