import type { Day } from "../calendar/day.ts";
import type { Category, Workstream } from "../item/categories.ts";
import type { SourceLevel } from "../item/source.ts";
import { takeLeadingUnits } from "../roster/match-units.ts";
import type { Unit, UnitId } from "../roster/unit.ts";
import type { Condition, TimeOf } from "./ledger-conditions.ts";
import { conditionsAt } from "./ledger-conditions.ts";
import { withYears } from "./periods.ts";

/** What somebody asks of the ledger, with the same said back in `said`. */
export type LedgerAsk = {
  unitIds?: UnitId[];
  state?: Extract<Condition, { kind: "state" }>["state"];
  categories?: Category[];
  workstream?: Workstream;
  sourceLevel?: SourceLevel;
  source?: string;
  from?: Day;
  to?: Day;
  by?: Exclude<TimeOf, "issued">;
  words?: string;
  said: string;
};

type Ground = { units: readonly Unit[]; today: Day };
type Read = { conditions: Condition[]; source?: string; words: string };

const nothing: Read = { conditions: [], words: "" };

/** A word made of known words alone, such as 逾期本月; null where anything else is in it. */
function knownOnly(word: string, today: Day): Condition[] | null {
  if (word === "") return [];
  for (const { word: found, condition } of conditionsAt(word, today)) {
    const behind = knownOnly(word.slice(found.length).replace(/^的/, ""), today);
    if (behind) return [condition, ...behind];
  }
  return null;
}

/** Longer than any chain of conditions: a pasted text is looked for, not taken to pieces. */
const MOST_LETTERS = 60;

function readRest(rest: string, today: Day): Read {
  const plain = rest.length <= MOST_LETTERS ? knownOnly(rest, today) : null;
  return plain ? { conditions: plain, words: "" } : { ...nothing, words: rest };
}

/** `来源省委`, `来源：省委`: looked for in the source alone. */
function readSource(token: string): Read | null {
  const said = /^来源(?:于|自|为)?[：:]?(.+)/.exec(token)?.[1];
  return said ? { ...nothing, source: said } : null;
}

function readToken(token: string, { units, today }: Ground): Read {
  const plain = readSource(token) ?? readRest(token, today);
  if (plain.words === "") return plain;
  const named = takeLeadingUnits(token, units);
  if (named.units.length === 0) return { ...nothing, words: token };
  const label = named.units.map(({ name }) => name).join("、");
  const unit: Condition = { kind: "units", unitIds: named.units.map(({ id }) => id), label };
  const behind = readRest(named.rest.replace(/^的/, ""), today);
  return { conditions: [unit, ...behind.conditions], words: behind.words };
}

const kindOf = (condition: Condition): string => (condition.kind === "units" ? condition.label : condition.kind);

/** Units add up; of two states, periods or categories the later one counts, and only that one is said back. */
const effective = (conditions: readonly Condition[]): Condition[] => [
  ...new Map(conditions.map((condition) => [kindOf(condition), condition])).values(),
];

type Asked = Omit<LedgerAsk, "said">;

function asksOf(condition: Condition): Asked {
  switch (condition.kind) {
    case "units":
      return {};
    case "state":
      return { state: condition.state };
    case "category":
      return { categories: [...condition.categories] };
    case "workstream":
      return { workstream: condition.workstream };
    case "level":
      return { sourceLevel: condition.sourceLevel };
    case "time":
      return { from: condition.from, to: condition.to };
    case "timeOf":
      return {};
  }
}

function unitsOf(conditions: readonly Condition[]): Pick<Asked, "unitIds"> {
  const unitIds = conditions.flatMap((each) => (each.kind === "units" ? each.unitIds : []));
  return unitIds.length > 0 ? { unitIds: [...new Set(unitIds)] } : {};
}

const timeLabels: Record<TimeOf, string> = { issued: "下达", due: "到期", ended: "结束" };

/** A time counts from the day of issue; with an end among the conditions, 已销号 本月, from the day of that end. */
function timeOf(conditions: readonly Condition[]): TimeOf {
  const [named] = conditions.flatMap((each) => (each.kind === "timeOf" ? [each.by] : []));
  if (named) return named;
  const ended = conditions.some((each) => each.kind === "state" && ["closed", "cancelled"].includes(each.state));
  return ended ? "ended" : "issued";
}

const saidOf = (condition: Condition, by: TimeOf): string =>
  condition.kind === "time" ? `${condition.label}${timeLabels[by]}` : condition.label;

/** 全部 asks for no less than no condition at all; 导出 is a button of the card. */
const EVERYTHING = /^(?:全部|所有|全部事项|所有事项|导出)$/;

/** 来源 may stand apart from what it names, as a year may from its month. */
const tokensOf = (text: string): string[] =>
  withYears(text)
    .replace(/(^|[\s，,、；;])来源[：:]?\s+/g, "$1来源")
    .split(/[\s，,、；;]+/)
    .filter((token) => !EVERYTHING.test(token));

/** 到期 without a time says nothing about days: it is a word to look for. */
function apart(read: readonly Read[]): { conditions: Condition[]; words: string } {
  const all = read.flatMap(({ conditions }) => conditions);
  const timed = all.some(({ kind }) => kind === "time");
  const loose = timed ? [] : all.filter(({ kind }) => kind === "timeOf").map(({ label }) => label);
  return {
    conditions: effective(all),
    words: [...loose, ...read.flatMap((each) => each.words || [])].join(" "),
  };
}

/** Reads `汉滨区 逾期 本月 雪亮` into a filter; whatever is no condition is looked for, and said back as such. */
export function readLedgerWords(text: string, ground: Ground): LedgerAsk {
  const read = tokensOf(text).map((token) => readToken(token, ground));
  const { conditions, words } = apart(read);
  const by = timeOf(conditions);
  const source = read.flatMap((each) => each.source || []).join(" ");
  const asked: Asked = Object.assign({}, unitsOf(conditions), ...conditions.map(asksOf));
  const timed = asked.from && by !== "issued";
  const labels = [
    ...conditions.filter(({ kind }) => kind !== "timeOf").map((condition) => saidOf(condition, by)),
    ...(source ? [`来源含“${source}”`] : []),
    ...(words ? [`含“${words}”`] : []),
  ];
  return {
    ...asked,
    ...(timed ? { by } : {}),
    ...(source ? { source } : {}),
    ...(words ? { words } : {}),
    said: labels.join("、"),
  };
}
