import type { App } from "../../app.ts";
import { loadUnits } from "../../db/roster-store.ts";
import type { EntryFieldName } from "../../domain/intake/fields.ts";
import { entryFieldNames, entryFields, REASON } from "../../domain/intake/fields.ts";
import type { SourceKind } from "../../domain/intake/sources.ts";
import { isSourceKind } from "../../domain/intake/sources.ts";
import { isResponsible } from "../../domain/item/issue.ts";
import type { Typed } from "../../domain/item/words.ts";
import type { Unit } from "../../domain/roster/unit.ts";
import { Refusal } from "../../refusal.ts";
import type { DraftContent } from "../item/draft-content.ts";
import { draftContent } from "../item/draft-content.ts";
import { dayFrom, unitsFrom } from "../item/reading.ts";

/** Throws `notAUnit` where one of them cannot be made responsible (一). */
export function guardResponsible(units: readonly Unit[]): void {
  const unfit = units.filter((unit) => !isResponsible(unit)).map(({ name }) => name);
  if (unfit.length > 0) throw new Refusal("notAUnit", { units: unfit });
}

/** Reads the form of 登记 strictly; throws `incomplete` naming every empty field, `tooLong`, or what a field's reader throws. */
export async function readEntry(app: App, typed: Typed): Promise<{ kind: SourceKind; content: DraftContent }> {
  const words = (name: EntryFieldName): string => (typed[name] ?? "").trim();
  const kind = words("kind");
  const empty = entryFieldNames.filter((name) => entryFields[name].required && words(name) === "");
  if (empty.length > 0 || !isSourceKind(kind)) {
    const fields = empty.length > 0 ? empty.map((name) => entryFields[name].label) : [entryFields.kind.label];
    throw new Refusal("incomplete", { fields });
  }
  for (const name of entryFieldNames) {
    const field = entryFields[name];
    if (field.kind === "text" && words(name).length > field.most)
      throw new Refusal("tooLong", { field: field.label, most: field.most });
  }
  const units = words("units") ? unitsFrom(await loadUnits(app.db), words("units")) : [];
  guardResponsible(units);
  const content = {
    units: units.map(({ name }) => name).join("、"),
    due: words("due") ? dayFrom(app, words("due")) : null,
    ...{ matter: words("matter"), source: words("source"), requirement: words("requirement") },
  };
  return { kind, content: draftContent.parse(content) };
}

/** The reason of 不予立项; throws `incomplete` or `tooLong`. */
export function readReason(typed: string): string {
  const reason = typed.trim();
  if (reason === "") throw new Refusal("incomplete", { fields: [REASON.label] });
  if (reason.length > REASON.most) throw new Refusal("tooLong", { field: REASON.label, most: REASON.most });
  return reason;
}
