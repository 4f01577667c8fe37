import type { Right } from "./domain/access/table.ts";
import { holdersOf } from "./domain/access/words.ts";
import type { Act } from "./domain/item/acts.ts";
import { actLabels } from "./domain/item/acts.ts";
import type { AssignmentStatus } from "./domain/item/item.ts";
import { statusWords } from "./domain/item/item.ts";

/** Why a request is politely declined, each with what its sentence needs. */
export type Reason = {
  /** Unknown, forbidden and covert look exactly alike (C5). */
  notFound: Record<never, never>;
  notYours: { act: Act };
  wrongStatus: { act: Act; status: AssignmentStatus; signOffAt: Date | null };
  nothingToSign: { act: Act };
  ownRequest: Record<never, never>;
  noSignatory: { unit: string };
  noApprover: Record<never, never>;
  needsApproval: Record<never, never>;
  ownDraft: Record<never, never>;
  awaitsApproval: Record<never, never>;
  approvalMoved: Record<never, never>;
  notIssuable: { why: string };
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
  /** `right` where the table knows who holds it instead. */
  notAllowed: { what: string; right?: Right };
  countyAtRest: Record<never, never>;
  dutiesConflict: Record<never, never>;
  needsUnit: { number: string; units: readonly string[] };
  alreadyIssued: { number: string };
  evidenceUnfit: { why: string };
  fileTooLarge: { name: string };
  evidenceNotSent: { fileName: string; bytes: number; ref: string };
  rosterSettled: Record<never, never>;
  unknownCommand: { said: string; nearest: readonly string[] };
  wordMissing: { label: string; usage: string };
  followUpEnded: Record<never, never>;
  nothingToReplay: Record<never, never>;
  personUnclear: { name: string; candidates: readonly string[] };
  personUnknown: { words: string };
  rosterUnknown: { words: string; nearest: readonly string[] };
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
  alreadyProposed: Record<never, never>;
  entryDecided: { outcome: string };
  entryBeforeHead: { by: string };
  proposeInstead: Record<never, never>;
  cannotUrge: { why: string };
  notForwarded: Record<never, never>;
  addressUnknown: Record<never, never>;
};

const look = "发送 /查 加编号，可看办理过程和您现在能办的事项。";
const offer = "发送 /待办 查看当前事项，或联系市委平安办。";

/** Every refusal says what to do instead; a missing sentence does not compile. */
const wording: { [K in keyof Reason]: (detail: Reason[K]) => string } = {
  notFound: () => `没有找到您可以查看的这件事项。请核对编号，${offer}`,
  notYours: ({ act }) => `您不是本事项的责任人，不能办理“${actLabels[act]}”；可以办理的是${holdersOf(act)}。${look}`,
  wrongStatus: ({ act, ...a }) => `本事项目前为“${statusWords(a)}”，不能办理“${actLabels[act]}”。${look}`,
  nothingToSign: ({ act }) =>
    `本事项目前没有待签发的办结申请，无需“${actLabels[act]}”。发送 /待办 查看当前事项，或发送 /查 加编号查看办理过程。`,
  ownRequest: () => "办结申请由您本人提出，不能由您代为签发。请由第一责任人本人签发，或由其在 /代理 中另选一人。",
  noSignatory: ({ unit }) =>
    `${unit}没有登记第一责任人，或其收不到消息，本类事项的办结申请暂不能报签（第七条）。请报市委平安办核对通讯录、补齐第一责任人后再申请；第一责任人不在岗的，可由其发送 /代理 安排代理。`,
  noApprover: () =>
    "本办负责人没有登记或收不到消息，不能送请同意，草稿已保留。请系统管理员在通讯录中补齐负责人；负责人不在岗的，可由其发送 /代理 安排代理。",
  needsApproval: () => "按现行设置，下达前须经本办负责人同意。请再次选择“确认下达”，送请负责人同意。",
  ownDraft: () => "这份草稿由您本人起草，不能由您代负责人同意。请由负责人本人同意，或由其在 /代理 中另选一人。",
  awaitsApproval: () => "这份草稿已送请负责人同意，不能改动。需要修改的，请先选择“收回”。",
  approvalMoved: () => "这份草稿已有新的进展，本次没有办理，请按更新后的卡片办理。",
  notIssuable: ({ why }) => `现在不能下达：${why}请选择“不同意”并写明理由，退回起草人改正后再送。`,
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
    `通讯录中没有“${word}”。${nearest.length > 0 ? `您是否要找：${nearest.join("、")}？请写其全称。` : "请核对单位名称。"}`,
  noLongerDraft: () => "这份草稿已取消。如需下达，请重新发送 /督办。",
  overlap: ({ numbers }) =>
    `同一单位已有同名未办结事项：${numbers.join("、")}。如确需另行下达，请在“重复下达理由”中说明。`,
  unseen: ({ units, due }) => {
    const said = [units && `将下达给 ${units} 个单位`, due && `办理期限${due}不是工作日`].filter(Boolean).join("，");
    return `${said}。核对无误后，请再次点击“确认下达”。`;
  },
  sameUnit: ({ unit }) => `本事项原由${unit}承办，请改派其他单位，或选择“维持”。`,
  alreadyAssigned: ({ unit }) => `${unit}已承办本事项，不能重复改派。请改选其他单位，或选择“维持”。`,
  sameDueDate: ({ due }) => `期限已是${due}，无需改期。`,
  notAllowed: ({ what, right }) =>
    `您没有${what}的权限。${right ? `有此权限的是${holdersOf(right)}；` : ""}如工作需要，请${right ? "与其联系；您的权限可发送 /我 查看" : "联系市委平安办"}。`,
  countyAtRest: () =>
    "县区平安办下达督导事项的功能尚未开通。需要督办的事项，请由本办工作人员发送 /督办 提请市委平安办立项。",
  dutiesConflict: () =>
    "您在通讯录中兼任的角色按规定须由不同的人担任，暂不能办理。请联系系统管理员改正通讯录后重新导入。",
  needsUnit: ({ number, units }) => `${number}有多个承办单位（${units.join("、")}），请在编号后写明单位。`,
  alreadyIssued: ({ number }) => `本事项已下达，编号${number}，无需重复下达。`,
  evidenceUnfit: ({ why }) => why,
  fileTooLarge: ({ name }) => `“${name}”超过 30 MB，无法在会话中发送。请缩小范围，分次办理。`,
  evidenceNotSent: ({ fileName, bytes, ref }) =>
    bytes === 0
      ? `“${fileName}”是空文件，没有内容可以发送。`
      : `“${fileName}”超过 30 MB，不能在会话中发送。如需查阅，请联系系统管理员从服务器调取，文件标识 ${ref}。`,
  rosterSettled: () => "这份表格已经办理，或核对结果已超过一天。如需导入，请重新发送表格。",
  unknownCommand: ({ said, nearest }) =>
    `没有“/${said}”这个命令${nearest.length > 0 ? `，您是否要：${nearest.map((name) => `/${name}`).join("、")}` : ""}。发送 /帮助 查看全部命令。`,
  wordMissing: ({ label, usage }) => `没有读出${label}。写法：${usage}，其中编号如 12 或 督〔2026〕12号。`,
  nothingToExport: () => "没有符合条件的事项，无需导出。请换一个条件查阅后再导出。",
  exportRunning: () => "您上一次导出的台账还没有写完，文件发到本会话后再导出。",
  followUpEnded: () => "这条待处置已经处置完毕，无需重复办理。",
  nothingToReplay: () => "这条消息已不能再试。请当面或电话告知有关人员，再点“处置完毕”。",
  personUnclear: ({ name, candidates }) =>
    `有多人名为“${name}”：${candidates.join("、")}。请在姓名前写明单位，例如：${candidates[0] ?? name}。`,
  personUnknown: ({ words }) =>
    `没有读出可以选择的人员${words ? `“${words}”` : ""}。请写通讯录中的姓名，同名的在前面写明单位。`,
  rosterUnknown: ({ words, nearest }) =>
    `通讯录中没有您可以查阅的“${words}”。${nearest.length > 0 ? `您是否要找：${nearest.join("、")}？` : "请核对单位名称或姓名；发送 /通讯录 列出单位。"}`,
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
  alreadyProposed: () => "这件事项已经提请，由市委平安办决定是否立项，无需重复提交。发送 /待立项 查看。",
  entryDecided: ({ outcome }) => `这件待立项事项的结果为“${outcome}”，无需再办，请看更新后的卡片。`,
  entryBeforeHead: ({ by }) =>
    `${by}已就这件事项送请负责人同意，目前无需另行决定。需要另作决定的，请其先“收回”，或请负责人“不同意”。`,
  proposeInstead: () =>
    "待立项清单由市委平安办登记。需要提请立项的，请发送 /督办 加单位、事项和期限；只发 /待立项 查看本单位提请的事项。",
  groupBound: () => "该群已登记用途，无需重复绑定。需要更改的，请将机器人移出后重新加入该群。",
  cannotUrge: ({ why }) => why,
  notForwarded: () => "本事项没有转办，由联络员直接办理，无需收回。",
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
