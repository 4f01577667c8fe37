import { titleOf } from "./read-card.ts";
import type { world } from "./world.ts";

export type City = Awaited<ReturnType<typeof world>>;

export const staff = "市委平安办 平安办工作人员";
export const admin = "市委平安办 系统管理员";
export const hanbin = "汉滨区 联络员";
export const hanbinDeputy = "汉滨区 副联络员";
export const hanbinPrincipal = "汉滨区 第一责任人";
export const leaders = "市平安建设领导群";

/** `/督办` with these words and 确认下达. */
export async function issues(city: City, words: string): Promise<void> {
  await city.says(staff, `/督办 ${words}`);
  const asksWhyAgain = city.lastSeenBy(staff).includes("重复下达理由");
  await city.clicks(staff, "确认下达", asksWhyAgain ? { form: { repeatReason: "另有一处，分别督办" } } : {});
}

const inBeijing = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(5, 16);

/** When somebody got a card of this title: `03-04T09:05`, Beijing time. */
export const momentsOf = (city: City, who: string, title: string): string[] =>
  city.messagesOf(who).flatMap((message) => (titleOf(message) === title ? [inBeijing(message.createdAt)] : []));

/** The days of the morning cards. */
export const morningsOf = (city: City, who: string): string[] =>
  momentsOf(city, who, "今日督办提醒").map((at) => at.slice(0, 5));

/** `/设置`, 修改, 预览 and 提交, as an administrator does it. */
export async function sets(city: City, what: string, { value, on }: { value: string; on: string }): Promise<string> {
  await city.says(admin, `/设置 ${what}`);
  await city.clicks(admin, "修改");
  await city.clicks(admin, "预览", { form: { value, source: "安平办发〔2026〕8号", on } });
  return city.clicks(admin, "提交");
}
