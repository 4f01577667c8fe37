import type { Drawn } from "../../../cards/drawn.ts";
import { plainCard } from "../../../cards/plain.ts";
import type { Recorded } from "../../db/rule-versions.ts";
import { rowOf } from "../../domain/settings/table.ts";
import { pageOf, pagingButtons } from "./paging.ts";
import type { Known } from "./settings-known.ts";
import { firstInWords, madeInWords, sinceInWords, valueAfter, valueBefore } from "./settings-known.ts";
import type { Sight } from "./sight.ts";

function lineOf(sight: Sight, known: Known, version: Recorded): string {
  const { label } = rowOf(version.key);
  const change = `${label}由“${valueBefore(known, version)}”改为“${valueAfter(version)}”`;
  const waits = version.effectiveAt > sight.app.clock.now() ? "（尚未施行）" : "";
  return `第 ${version.version} 版　${sinceInWords(version, sight)}${waits}　${change}。${madeInWords(version, sight)}`;
}

/** 修改记录: every version with what it changed, who made it and why, the newest first; the first is the regulation (00-2). */
export function drawSettingsHistory(sight: Sight, known: Known, asked: number): Drawn {
  const { pen } = sight;
  const lines = [
    ...known.standing.toReversed().map((each) => lineOf(sight, known, each)),
    `第 1 版　${firstInWords(sight)}`,
  ];
  const shown = pageOf(lines, asked);
  const paging = pagingButtons(pen, shown, (history) => ({ view: "settings", history }));
  const all = pen.button({ label: "全部设置", act: "goto", subject: { view: "settings" }, version: known.latest });
  return plainCard({
    tone: "information",
    title: "设置修改记录",
    paragraphs: shown.rows,
    facts: [],
    actions: [...paging, all],
    form: null,
    reference: pen.reference,
  });
}
