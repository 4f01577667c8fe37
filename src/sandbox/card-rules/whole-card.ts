import { INTERACTIVE } from "./place.ts";
import type { Placed } from "./placed.ts";
import type { Fault } from "./shape.ts";
import { fault } from "./shape.ts";

/** The platform's own bounds of a card; of charts it only advises. */
export const MOST = { bytes: 30 * 1024, tagged: 200, table: 5, chart: 5, nesting: 5 } as const;
const NESTS = new Set(["column_set", "form", "collapsible_panel", "interactive_container"]);

function tagged(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = !Array.isArray(value) && "tag" in value && typeof value.tag === "string" ? 1 : 0;
  return Object.values(value).reduce((sum: number, each) => sum + tagged(each), own);
}

/** Looked at before anything else: what is too big is not read further. */
export function sizeFaults(card: unknown): Fault[] {
  const bytes = new TextEncoder().encode(JSON.stringify(card) ?? "").length;
  return bytes > MOST.bytes ? fault("ROOT", "卡片超过 30 KB") : [];
}

const tableFaults = (all: readonly Placed[]): Fault[] =>
  all
    .filter(({ tag }) => tag === "table")
    .slice(MOST.table)
    .flatMap(({ path }) => fault(path, `一张卡片至多 ${MOST.table} 个 table`));

const nestingFaults = (all: readonly Placed[]): Fault[] =>
  all.flatMap(({ tag, around, path }) =>
    NESTS.has(tag) && around.filter((each) => NESTS.has(each)).length >= MOST.nesting
      ? fault(path, `容器至多嵌套 ${MOST.nesting} 层`)
      : [],
  );

function doubled(all: readonly Placed[], key: "name" | "element_id"): Fault[] {
  const first = new Map<unknown, string>();
  return all.flatMap(({ raw, path }) => {
    const value = raw[key];
    if (value === undefined) return [];
    const before = first.get(value);
    if (before === undefined) first.set(value, path);
    return before === undefined ? [] : fault(`${path}.${key}`, `${key} ${String(value)} 重复，先见于 ${before}`);
  });
}

/** §9.1 and 9.2: what only the card as a whole can break. */
export function wholeFaults(card: unknown, all: readonly Placed[]): Fault[] {
  const named = all.filter(({ tag }) => INTERACTIVE.has(tag) || tag === "form");
  const count = tagged(card);
  return [
    ...(count > MOST.tagged ? fault("body.elements", `组件与元素至多 ${MOST.tagged} 个，这张有 ${count} 个`) : []),
    ...tableFaults(all),
    ...nestingFaults(all),
    ...doubled(named, "name"),
    ...doubled(all, "element_id"),
  ];
}
