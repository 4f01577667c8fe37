import { Refusal } from "../../refusal.ts";
import { behalfIn } from "../access/delegation.ts";
import type { Actor } from "../access/rights.ts";
import type { ItemId } from "../item/item.ts";
import type { IntakeEntry } from "./entry.ts";
import { entryStatuses } from "./entry.ts";
import { mayTowardEntry } from "./sight.ts";

export type IntakeAct = "propose" | "enterIntake" | "registerItem" | "turnDown";

/** What happened to an entry: one journal row, always under article 四. */
type IntakeEvent = {
  act: IntakeAct;
  by: IntakeEntry["enteredBy"];
  at: Date;
  article: "四";
  texts: Partial<Record<"matter" | "reason", string>>;
  detail: Record<string, string>;
};
export type IntakeDecision = { next: IntakeEntry; event: IntakeEvent };

type By = { by: Actor; at: Date };
type Birth = Pick<IntakeEntry, "id" | "officeId" | "kind" | "matter" | "proposedIn">;

/** Puts a matter on the list: 提请 by a unit, 登记 by the office itself. Throws `notAllowed`. */
export function enter(birth: Birth, { by, at }: By): IntakeDecision {
  const { id, kind, matter, officeId, proposedIn } = birth;
  const [what, words] = proposedIn ? (["propose", "提请立项"] as const) : (["enterIntake", "登记待立项事项"] as const);
  if (!mayTowardEntry(by, what, birth)) throw new Refusal("notAllowed", { what: words });
  const undecided = { decidedBy: null, decidedAt: null, reason: null, itemId: null };
  return {
    next: { ...birth, status: "waiting", enteredBy: by.id, enteredAt: at, ...undecided },
    event: {
      ...{ act: what, by: by.id, at, article: "四", texts: { matter } },
      detail: {
        ...{ entryId: id, kind, ...(proposedIn ? { unitId: proposedIn } : {}) },
        ...behalfIn(by, what, proposedIn ?? officeId),
      },
    },
  };
}

/** Who may decide on a waiting entry; throws `notFound` to everybody else, `entryDecided` where it is decided. */
export function guardDecision(entry: IntakeEntry, by: Actor): void {
  if (!mayTowardEntry(by, "decideIntake", entry)) throw new Refusal("notFound", {});
  if (entry.status !== "waiting") throw new Refusal("entryDecided", { outcome: entryStatuses[entry.status] });
}

function decided(entry: IntakeEntry, { by, at }: By, result: Pick<IntakeDecision, "event">["event"]["detail"]) {
  const detail = { entryId: entry.id, kind: entry.kind, ...result, ...behalfIn(by, "decideIntake", entry.officeId) };
  return {
    next: { ...entry, decidedBy: by.id, decidedAt: at },
    event: { by: by.id, at, article: "四" as const, detail },
  };
}

/** 立项 (04-1): the entry becomes the matter that is issued in the same transaction. Throws what `guardDecision` throws. */
export function registerItem(entry: IntakeEntry, { itemId, number, ...who }: By & { itemId: ItemId; number: string }) {
  guardDecision(entry, who.by);
  const { next, event } = decided(entry, who, { itemId, number });
  return {
    next: { ...next, status: "registered", itemId },
    event: { ...event, act: "registerItem", texts: {} },
  } as const satisfies IntakeDecision;
}

/** 不予立项, with the reason its proposer hears. Throws what `guardDecision` throws. */
export function turnDown(entry: IntakeEntry, { reason, ...who }: By & { reason: string }) {
  guardDecision(entry, who.by);
  const { next, event } = decided(entry, who, {});
  return {
    next: { ...next, status: "turnedDown", reason },
    event: { ...event, act: "turnDown", texts: { reason } },
  } as const satisfies IntakeDecision;
}
