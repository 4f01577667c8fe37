import { Refusal } from "../../refusal.ts";
import type { Day } from "../calendar/day.ts";
import type { PersonId, Unit } from "../roster/unit.ts";
import type { Finding } from "./findings.ts";
import { findingKeys } from "./findings.ts";
import type { FieldSpec, FormAct } from "./forms.ts";
import { fieldsOf } from "./forms.ts";
import type { AssignmentId } from "./item.ts";
import type { MoveWords } from "./move.ts";

/** More characters than any field takes, or a line with all its fields; whatever is longer is not even read. */
export const MOST_TYPED = 4_000;

/** What somebody typed, by field name. The client's own checks count for nothing here. */
export type Typed = Record<string, string>;

/** What reading needs from outside: how a date is read, how a unit is found, and a fresh id for an heir. */
export type Reading = {
  day: (words: string) => Day;
  unit: (words: string) => Unit;
  newId: () => AssignmentId;
};

function checked(fields: readonly FieldSpec[], typed: Typed): Typed {
  const read = fields.map((field) => ({ ...field, words: (typed[field.name] ?? "").trim() }));
  const missing = read.filter(({ required, words }) => required && words === "").map(({ label }) => label);
  if (missing.length > 0) throw new Refusal("incomplete", { fields: missing });
  for (const { words, label, most } of read) {
    if (words.length > most) throw new Refusal("tooLong", { field: label, most });
  }
  return Object.fromEntries(read.map(({ name, words }) => [name, words]));
}

/** A share of 100, as people write it: 60, 60%, ６０; empty means not said. */
export function readPercent(words: string): number | null {
  const plain = words.normalize("NFKC").replace(/[%\s]/g, "");
  if (plain === "") return null;
  const share = /^\d{1,3}$/.test(plain) ? Number(plain) : Number.NaN;
  if (!(share <= 100)) throw new Refusal("percentUnread", { words });
  return share;
}

const PERSON = /^[0-9a-f-]{36}$/;

/** A person chosen in a list; anything that is no id of ours counts as not chosen. */
function readPerson(words: string): PersonId {
  if (!PERSON.test(words)) throw new Refusal("personUnknown", { words: "" });
  return words as PersonId;
}

const isFinding = (words: string): words is Finding => (findingKeys as readonly string[]).includes(words);

function readFinding(words: string): Finding {
  if (!isFinding(words)) throw new Refusal("incomplete", { fields: ["核查结论"] });
  return words;
}

/** From typed words to what the act needs; throws `incomplete`, `tooLong`, `percentUnread` or what `reading` throws. */
export function readWords<A extends FormAct>(act: A, typed: Typed, reading: Reading): MoveWords[A] {
  const read = checked(fieldsOf(act), typed);
  const said = (name: FieldSpec["name"]): string => read[name] ?? "";
  const readers: { [K in FormAct]: () => MoveWords[K] } = {
    decline: () => ({ reason: said("reason") }),
    uphold: () => ({ reason: said("reason") }),
    reassign: () => {
      const to = reading.unit(said("unit"));
      const handledIn = to.leadUnitId ?? to.id;
      return {
        reason: said("reason"),
        to: { unitId: to.id, handledIn, name: to.name },
        newId: reading.newId(),
        due: reading.day(said("due")),
      };
    },
    reportProgress: () => {
      const promise = said("promise");
      return {
        progress: said("progress"),
        percent: readPercent(said("percent")),
        nextStep: said("nextStep") || null,
        ...(promise ? { promise: reading.day(promise) } : {}),
      };
    },
    submitCompletion: () => ({ result: said("result") }),
    signOff: () => ({ result: said("result") || null }),
    refuseSignOff: () => ({ reason: said("reason") }),
    returnForRework: () => ({ reason: said("reason") }),
    closeOut: () => ({ result: said("result") || null }),
    cancel: () => ({ result: said("result") }),
    redate: () => ({ due: reading.day(said("due")), reason: said("reason") }),
    guide: () => ({ opinion: said("opinion") }),
    check: () => ({ finding: readFinding(said("finding")), result: said("result"), told: said("telling") === "yes" }),
    forward: () => ({ to: readPerson(said("person")), note: said("note") || null }),
  };
  return readers[act]();
}
