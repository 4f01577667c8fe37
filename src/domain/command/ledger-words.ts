import type { Day } from "../calendar/day.ts";
import type { Category, Workstream } from "../item/categories.ts";
import { categories, workstreams } from "../item/categories.ts";
import { takeLeadingUnits } from "../roster/match-units.ts";
import type { Unit, UnitId } from "../roster/unit.ts";
import { periods } from "./periods.ts";

const ledgerStates = {
  open: { label: "未办结", words: ["未办结", "未结", "在办", "未销号"] },
  issued: { label: "待签收", words: ["待签收", "未签收"] },
  inProgress: { label: "办理中", words: ["办理中", "正在办理"] },
  submitted: { label: "待审核", words: ["待审核", "未审核"] },
  declined: { label: "待改派", words: ["待改派", "不属本单位"] },
  closed: { label: "已销号", words: ["已销号", "销号", "已办结", "办结"] },
  cancelled: { label: "已撤销", words: ["已撤销", "撤销"] },
  overdue: { label: "逾期", words: ["已逾期", "逾期", "超期"] },
} as const satisfies Record<string, { label: string; words: readonly string[] }>;
type LedgerState = keyof typeof ledgerStates;

/** What somebody asks of the ledger, with the same said back in `said`. */
export type LedgerAsk = {
  unitIds?: UnitId[];
  state?: LedgerState;
  category?: Category;
  workstream?: Workstream;
  from?: Day;
  to?: Day;
  words?: string;
  said: string;
};
type Meaning = Omit<LedgerAsk, "said" | "words"> & { label: string };
type Known = { word: string; meaning: Meaning };

const keys = <K extends string>(table: Record<K, unknown>): K[] => Object.keys(table) as K[];

const shortWorkstreams: Record<Workstream, readonly string[]> = {
  peaceBuilding: ["平安建设"],
  municipalGovernance: ["市域社会治理现代化", "市域社会治理", "市域治理"],
  gangCrimeCrackdown: ["扫黑除恶"],
};

function categoryWords(category: Category): string[] {
  const { label } = categories[category];
  const ordinal = /^（(.)）/.exec(label)?.[1] ?? "";
  return [label, label.replace(/^（.）/, ""), `（${ordinal}）`, `(${ordinal})`, `第${ordinal}类`];
}

const fixed: readonly Known[] = [
  ...keys(ledgerStates).flatMap((state) =>
    ledgerStates[state].words.map((word) => ({ word, meaning: { state, label: ledgerStates[state].label } })),
  ),
  ...keys(categories).flatMap((category) =>
    categoryWords(category).map((word) => ({ word, meaning: { category, label: categories[category].label } })),
  ),
  ...keys(workstreams).flatMap((workstream) =>
    shortWorkstreams[workstream].map((word) => ({ word, meaning: { workstream, label: workstreams[workstream] } })),
  ),
];

const knownOn = (today: Day): Known[] => [
  ...fixed,
  ...periods(today).map(({ word, from, to }) => ({ word, meaning: { from, to, label: `${word}下达` } })),
];

type Read = { meanings: Meaning[]; words: string };

/** A word made of known words alone, such as 逾期本月; null where anything else is in it. */
function knownOnly(word: string, known: readonly Known[]): Meaning[] | null {
  if (word === "") return [];
  const fits = known.filter((each) => word.startsWith(each.word)).sort((a, b) => b.word.length - a.word.length);
  for (const { word: found, meaning } of fits) {
    const behind = knownOnly(word.slice(found.length).replace(/^的/, ""), known);
    if (behind) return [meaning, ...behind];
  }
  return null;
}

function readToken(token: string, known: readonly Known[], units: readonly Unit[]): Read {
  const plain = knownOnly(token, known);
  if (plain) return { meanings: plain, words: "" };
  const named = takeLeadingUnits(token, units);
  if (named.units.length === 0) return { meanings: [], words: token };
  const label = named.units.map(({ name }) => name).join("、");
  const unit: Meaning = { unitIds: named.units.map(({ id }) => id), label };
  const rest = named.rest.trim().replace(/^的/, "");
  const behind = rest === "" ? { meanings: [], words: "" } : readRest(rest, known);
  return { meanings: [unit, ...behind.meanings], words: behind.words };
}

function readRest(rest: string, known: readonly Known[]): Read {
  const plain = knownOnly(rest, known);
  return plain ? { meanings: plain, words: "" } : { meanings: [], words: rest };
}

const kindOf = ({ label, unitIds, ...condition }: Meaning): string => (unitIds ? label : Object.keys(condition).join());

/** Units add up; of two states, periods or categories the later one counts, and only that one is said back. */
const effective = (meanings: readonly Meaning[]): Meaning[] => [
  ...new Map(meanings.map((meaning) => [kindOf(meaning), meaning])).values(),
];

/** Reads `汉滨区 逾期 本月 雪亮` into a filter; whatever is no condition is looked for in the matter. */
export function readLedgerWords(text: string, { units, today }: { units: readonly Unit[]; today: Day }): LedgerAsk {
  const known = knownOn(today);
  const read = text
    .split(/[\s，,、；;]+/)
    .filter(Boolean)
    .map((token) => readToken(token, known, units));
  const meanings = effective(read.flatMap((each) => each.meanings));
  const words = read.flatMap((each) => each.words || []).join(" ");
  const unitIds = [...new Set(meanings.flatMap((each) => each.unitIds ?? []))];
  const { label: _, unitIds: __, ...conditions } = Object.assign({ label: "" }, ...meanings) as Meaning;
  const labels = [...meanings.map(({ label }) => label), ...(words ? [`含“${words}”`] : [])];
  return {
    ...conditions,
    ...(unitIds.length > 0 ? { unitIds } : {}),
    ...(words ? { words } : {}),
    said: labels.join("、"),
  };
}
