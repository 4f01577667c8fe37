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
  sameUnit: { unit: string };
  alreadyAssigned: { unit: string };
  sameDueDate: { due: string };
  notAllowed: { what: string };
  countyAtRest: Record<never, never>;
  needsUnit: { number: string; units: readonly string[] };
  alreadyIssued: { number: string };
  evidenceUnfit: { why: string };
  unknownCommand: { said: string; nearest: readonly string[] };
  wordMissing: { label: string; usage: string };
  followUpEnded: Record<never, never>;
  groupBound: Record<never, never>;
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
  sameUnit: ({ unit }) => `本事项原由${unit}承办，请改派其他单位，或选择“维持”。`,
  alreadyAssigned: ({ unit }) => `${unit}已承办本事项，不能重复改派。`,
  sameDueDate: ({ due }) => `期限已是${due}，无需改期。`,
  notAllowed: ({ what }) => `您没有${what}的权限。如工作需要，请联系市委平安办。`,
  countyAtRest: () => "县区平安办下达督导事项的功能尚未开通。需要督办的事项，请报市委平安办下达。",
  needsUnit: ({ number, units }) => `${number}有多个承办单位（${units.join("、")}），请在编号后写明单位。`,
  alreadyIssued: ({ number }) => `本事项已下达，编号${number}，无需重复下达。`,
  evidenceUnfit: ({ why }) => why,
  unknownCommand: ({ said, nearest }) =>
    `没有“/${said}”这个命令${nearest.length > 0 ? `，您是否要：${nearest.map((name) => `/${name}`).join("、")}` : ""}。发送 /帮助 查看全部命令。`,
  wordMissing: ({ label, usage }) => `没有读出${label}。写法：${usage}，其中编号如 12 或 督〔2026〕12号。`,
  followUpEnded: () => "这条待处置已经处置完毕，无需重复办理。",
  groupBound: () => "该群已登记用途，无需重复绑定。需要更改的，请将机器人移出后重新加入该群。",
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
