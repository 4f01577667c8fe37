import type { Act } from "./domain/item/acts.ts";
import { actLabels } from "./domain/item/acts.ts";
import type { AssignmentStatus } from "./domain/item/item.ts";
import { statusLabels } from "./domain/item/item.ts";

/** Why a request is politely declined, each with what its sentence needs. */
export type Reason = {
  /** Unknown, forbidden and covert look exactly alike (C5). */
  notFound: Record<never, never>;
  notYours: { act: Act };
  wrongStatus: { act: Act; status: AssignmentStatus };
  outdated: Record<never, never>;
  incomplete: { fields: readonly string[] };
  tooLong: { field: string; most: number };
  dateUnread: { words: string };
  datePast: { words: string };
  percentUnread: { words: string };
  noLiaison: { units: readonly string[] };
  notAUnit: { units: readonly string[] };
  unitUnclear: { word: string; candidates: readonly string[] };
  unitUnknown: { word: string; nearest: readonly string[] };
  noLongerDraft: Record<never, never>;
  overlap: { numbers: readonly string[] };
  unseen: { units: number | null; due: string | null };
  sameUnit: { unit: string };
  alreadyAssigned: { unit: string };
  sameDueDate: { due: string };
  notAllowed: { what: string };
  countyAtRest: Record<never, never>;
  dutiesConflict: Record<never, never>;
  needsUnit: { number: string; units: readonly string[] };
  alreadyIssued: { number: string };
  evidenceUnfit: { why: string };
  fileTooLarge: { name: string };
  rosterSettled: Record<never, never>;
  unknownCommand: { said: string; nearest: readonly string[] };
  wordMissing: { label: string; usage: string };
  followUpEnded: Record<never, never>;
  personUnclear: { name: string; candidates: readonly string[] };
  personUnknown: { words: string };
  unfitPerson: { why: string };
  delegationEnded: Record<never, never>;
  nothingToGive: Record<never, never>;
  settingUnread: { label: string; bounds: string; example: string };
  settingSame: { label: string; value: string };
  settingDay: { first: string; last: string };
  settingUnknown: { said: string; labels: readonly string[] };
  settingsMoved: Record<never, never>;
  nothingToExport: Record<never, never>;
  exportRunning: Record<never, never>;
  groupBound: Record<never, never>;
  addressUnknown: Record<never, never>;
};

const offer = "发送 /待办 查看当前事项，或联系市委平安办。";

/** Every refusal says what to do instead; a missing sentence does not compile. */
const wording: { [K in keyof Reason]: (detail: Reason[K]) => string } = {
  notFound: () => `没有找到您可以查看的这件事项。请核对编号，${offer}`,
  notYours: ({ act }) => `您不是本事项的责任人，不能办理“${actLabels[act]}”。${offer}`,
  wrongStatus: ({ act, status }) => `本事项目前为“${statusLabels[status]}”，不能办理“${actLabels[act]}”。${offer}`,
  outdated: () => "本事项已有新的进展，请按更新后的卡片办理。",
  incomplete: ({ fields }) => `请补充：${fields.join("、")}。`,
  tooLong: ({ field, most }) => `“${field}”请控制在 ${most} 字以内，详细材料可作为佐证上传。`,
  dateUnread: ({ words }) =>
    `没有读出期限${words ? `“${words}”` : ""}。请写明日期，例如：11月30日前、5个工作日内、本周五。`,
  datePast: ({ words }) => `期限“${words}”已过或不是有效日期。请另定日期，例如：三天内、下周三、月底前。`,
  percentUnread: ({ words }) => `完成比例“${words}”应为 0 至 100 的整数，也可以不填。`,
  noLiaison: ({ units }) => `${units.join("、")}尚未明确联络员，不能下达（第七条）。请先在通讯录中补齐后重新导入。`,
  notAUnit: ({ units }) => `${units.join("、")}不是可以承办的责任单位（第一条）。请改选责任单位。`,
  unitUnclear: ({ word, candidates }) => `“${word}”对应多个单位：${candidates.join("、")}。请写明其中一个的全称。`,
  unitUnknown: ({ word, nearest }) =>
    `通讯录中没有“${word}”。${nearest.length > 0 ? `您是否要找：${nearest.join("、")}？` : "请核对单位名称。"}`,
  noLongerDraft: () => "这份草稿已取消。如需下达，请重新发送 /督办。",
  overlap: ({ numbers }) =>
    `同一单位已有同名未办结事项：${numbers.join("、")}。如确需另行下达，请在“重复下达理由”中说明。`,
  unseen: ({ units, due }) => {
    const said = [units && `将下达给 ${units} 个单位`, due && `办理期限${due}不是工作日`].filter(Boolean).join("，");
    return `${said}。核对无误后，请再次点击“确认下达”。`;
  },
  sameUnit: ({ unit }) => `本事项原由${unit}承办，请改派其他单位，或选择“维持”。`,
  alreadyAssigned: ({ unit }) => `${unit}已承办本事项，不能重复改派。`,
  sameDueDate: ({ due }) => `期限已是${due}，无需改期。`,
  notAllowed: ({ what }) => `您没有${what}的权限。如工作需要，请联系市委平安办。`,
  countyAtRest: () => "县区平安办下达督导事项的功能尚未开通。需要督办的事项，请报市委平安办下达。",
  dutiesConflict: () =>
    "您在通讯录中兼任的角色按规定须由不同的人担任，暂不能办理。请联系系统管理员改正通讯录后重新导入。",
  needsUnit: ({ number, units }) => `${number}有多个承办单位（${units.join("、")}），请在编号后写明单位。`,
  alreadyIssued: ({ number }) => `本事项已下达，编号${number}，无需重复下达。`,
  evidenceUnfit: ({ why }) => why,
  fileTooLarge: ({ name }) => `“${name}”超过 30 MB，无法在会话中发送。请缩小范围，分次办理。`,
  rosterSettled: () => "这份表格已经办理，或核对结果已超过一天。如需导入，请重新发送表格。",
  unknownCommand: ({ said, nearest }) =>
    `没有“/${said}”这个命令${nearest.length > 0 ? `，您是否要：${nearest.map((name) => `/${name}`).join("、")}` : ""}。发送 /帮助 查看全部命令。`,
  wordMissing: ({ label, usage }) => `没有读出${label}。写法：${usage}，其中编号如 12 或 督〔2026〕12号。`,
  nothingToExport: () => "没有符合条件的事项，无需导出。请换一个条件查阅后再导出。",
  exportRunning: () => "您上一次导出的台账还没有写完，文件发到本会话后再导出。",
  followUpEnded: () => "这条待处置已经处置完毕，无需重复办理。",
  personUnclear: ({ name, candidates }) =>
    `有多人名为“${name}”：${candidates.join("、")}。请在姓名前写明单位，例如：${candidates[0] ?? name}。`,
  personUnknown: ({ words }) =>
    `没有读出可以选择的人员${words ? `“${words}”` : ""}。请写通讯录中的姓名，同名的在前面写明单位。`,
  unfitPerson: ({ why }) => why,
  nothingToGive: () =>
    "没有您可以为其办理交接的角色。联络员可以交接本人的角色；为他人办理的，请由该单位第一责任人或市委平安办发起。",
  delegationEnded: () => "这项代理已经结束，无需收回。",
  settingUnread: ({ label, bounds, example }) => `没有读出“${label}”。请填写${bounds}，例如：${example}。`,
  settingSame: ({ label, value }) => `“${label}”到该日已是“${value}”，无需修改。请另填新值，或选择“返回”。`,
  settingDay: ({ first, last }) => `施行日期最早为${first}，最晚为${last}。请另选日期。`,
  settingUnknown: ({ said, labels }) =>
    `没有“${said}”这一项设置。可以查看：${labels.join("、")}；只发 /设置 列出全部。`,
  settingsMoved: () => "设置刚有改动，本次没有提交。请核对更新后的卡片，确需修改的再提交一次。",
  groupBound: () => "该群已登记用途，无需重复绑定。需要更改的，请将机器人移出后重新加入该群。",
  addressUnknown: () =>
    "尚未设置本系统的访问地址，无法给出链接。请在服务器上把 DUBAN_BASE_URL 设为浏览器能够打开的地址，重新启动后再发送 /后台。",
};

/** A polite no: it is an answer, not a failure. */
export class Refusal<K extends keyof Reason = keyof Reason> extends Error {
  readonly reason: K;
  readonly detail: Reason[K];

  constructor(reason: K, detail: Reason[K]) {
    super(wording[reason](detail));
    this.name = "Refusal";
    this.reason = reason;
    this.detail = detail;
  }
}
