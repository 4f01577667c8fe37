import type { CardAction } from "../../../cards/facts.ts";
import type { ViewInput } from "../../db/view.ts";
import type { Pen } from "./pen.ts";

export const PAGE_SIZE = 10;

export type Page = { at: number; of: number };

/** The page that stands for the one asked: lists shrink while somebody turns the pages. */
export function pageAt(asked: number, total: number): Page {
  const of = Math.max(1, Math.ceil(total / PAGE_SIZE));
  return { at: Math.min(Math.max(1, asked), of), of };
}

export function pageOf<T>(all: readonly T[], asked: number): Page & { rows: T[] } {
  const page = pageAt(asked, all.length);
  return { ...page, rows: all.slice((page.at - 1) * PAGE_SIZE, page.at * PAGE_SIZE) };
}

/** 上一页 and 下一页 where there is one, and 刷新. */
export function pagingButtons(pen: Pen, { at, of }: Page, view: (page: number) => ViewInput): CardAction[] {
  const turn = (label: string, page: number): CardAction => pen.button({ label, act: "goto", subject: view(page) });
  return [...(at > 1 ? [turn("上一页", at - 1)] : []), ...(at < of ? [turn("下一页", at + 1)] : []), turn("刷新", at)];
}
