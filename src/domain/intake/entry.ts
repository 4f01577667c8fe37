import type { ItemId } from "../item/item.ts";
import type { PersonId, UnitId } from "../roster/unit.ts";
import type { SourceKind } from "./sources.ts";

export type EntryId = string & { readonly __intakeEntry: true };

export const entryStatuses = { waiting: "待决定", registered: "已立项", turnedDown: "不予立项" } as const;
export type EntryStatus = keyof typeof entryStatuses;

/** A line of the intake list (04-4): what may become a matter. It takes no number; only 立项 does, by issuing. */
export type IntakeEntry = {
  id: EntryId;
  officeId: UnitId;
  kind: SourceKind;
  status: EntryStatus;
  matter: string;
  /** The unit that proposed it; null where the office put it on the list itself. */
  proposedIn: UnitId | null;
  enteredBy: PersonId;
  enteredAt: Date;
  decidedBy: PersonId | null;
  decidedAt: Date | null;
  /** Why it was turned down. */
  reason: string | null;
  /** What it became. */
  itemId: ItemId | null;
};
