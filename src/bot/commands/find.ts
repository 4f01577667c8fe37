import type { Line } from "../../db/assignments.ts";
import { linesOfNumber } from "../../db/assignments.ts";
import { unitsById } from "../../db/roster-store.ts";
import type { Meant } from "../../domain/command/able.ts";
import { meant } from "../../domain/command/able.ts";
import { takeUnitOf } from "../../domain/command/take-unit.ts";
import type { Act } from "../../domain/item/acts.ts";
import type { TypedNumber } from "../../domain/item/number.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { Refusal } from "../../refusal.ts";
import { RefusedAbout } from "../receive/refused.ts";
import type { Asked } from "./command.ts";

export type Lines = [Line, ...Line[]];
export const some = (lines: readonly Line[]): lines is Lines => lines.length > 0;

export type Numbered = { lines: Lines; lastYear: boolean };

/** What a typed number stands for in the eyes of this person; throws `notFound` for unknown and forbidden alike. */
export async function linesOf({ app, actor }: Asked, number: TypedNumber): Promise<Numbered> {
  const found = await linesOfNumber(app.db, actor, number);
  if (some(found)) return { lines: found, lastYear: false };
  const before = number.yearGiven ? [] : await linesOfNumber(app.db, actor, { ...number, year: number.year - 1 });
  if (some(before)) return { lines: before, lastYear: true };
  throw new RefusedAbout(new Refusal("notFound", {}), { detail: { number: formatNumber(number) } });
}

type Narrowed = { lines: Lines; words: string; named: boolean };

/** Takes the name of one of the item's own units off the words; other words, also other units, stay what they are. */
export async function narrow({ app }: Asked, lines: Lines, words: string): Promise<Narrowed> {
  const units = await unitsById(
    app.db,
    lines.map(({ unit }) => unit.id),
  );
  const taken = takeUnitOf(words, units, lines.length > 1);
  const kept = lines.filter(({ unit }) => unit.id === taken?.unit.id);
  return taken && some(kept) ? { lines: kept, words: taken.rest, named: true } : { lines, words, named: false };
}

/** The assignment an act means; one of last year is never taken without asking. */
export function chosen({ actor }: Asked, act: Act, { lines, lastYear }: Numbered): Meant<Line> {
  const found = meant(actor, act, lines);
  return found.kind === "one" && lastYear ? { kind: "several", shares: [found.share] } : found;
}

/** `choose` names the act again when one of the lines is picked. */
export const choice = (act: string, lines: readonly Line[], words: string) =>
  ({ view: "choice", act, assignmentIds: lines.map(({ assignment }) => assignment.id), words }) as const;
