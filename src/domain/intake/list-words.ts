import type { EntryStatus } from "./entry.ts";
import type { SourceKind } from "./sources.ts";
import { everySourceKind, sourceKinds } from "./sources.ts";

export type ListStatus = EntryStatus | "all";

export const listStatuses = {
  waiting: { label: "待立项", words: ["待立项", "待决定", "未决定"] },
  registered: { label: "已立项", words: ["已立项"] },
  turnedDown: { label: "不予立项", words: ["不予立项", "未立项"] },
  all: { label: "全部", words: ["全部", "所有"] },
} as const satisfies Record<ListStatus, { label: string; words: readonly string[] }>;

const GAP = /^[\s，,、：:；;]+/;

/** The key of the word a line begins with, where a gap or the end stands behind it. */
function taken<K extends string>(line: string, table: [K, readonly string[]][]): { key: K; rest: string } | null {
  const [first] = table
    .flatMap(([key, words]) => words.map((word) => ({ key, word })))
    .filter(({ word }) => line.startsWith(word))
    .filter(({ word }) => line.length === word.length || GAP.test(line.slice(word.length)));
  return first ? { key: first.key, rest: line.slice(first.word.length).replace(GAP, "") } : null;
}

const kinds = everySourceKind.map((kind): [SourceKind, readonly string[]] => [kind, sourceKinds[kind].words]);
const statuses = (Object.keys(listStatuses) as ListStatus[]).map((status): [ListStatus, readonly string[]] => [
  status,
  listStatuses[status].words,
]);

export type IntakeAsk = { kind: SourceKind | null; status: ListStatus | null; words: string };

/** `领导批示` and `已立项 会议` ask for the list; whatever words are left belong to a new entry. */
export function readIntakeWords(line: string): IntakeAsk {
  const said = line.trim();
  const status = taken(said, statuses);
  const kind = taken(status?.rest ?? said, kinds);
  const rest = kind?.rest ?? status?.rest ?? said;
  const late = taken(rest, statuses);
  const asked = { kind: kind?.key ?? null, status: status?.key ?? null, words: rest };
  return late?.rest === "" ? { ...asked, status: asked.status ?? late.key, words: "" } : asked;
}
