import { createHash } from "node:crypto";
import type { CardAction } from "../../../cards/facts.ts";
import type { Db } from "../../db/db.ts";
import type { OutboxId } from "../../db/schema/messages.ts";
import { cardLine } from "../../db/schema/messages.ts";
import type { View, ViewInput } from "../../db/view.ts";
import { readView } from "../../db/view.ts";

type Button = { label: string; act: string; subject: ViewInput; version?: number } & Pick<
  CardAction,
  "kind" | "confirm"
>;

/** Draws buttons and remembers what each line is about; the button itself carries only an opaque reference. */
export type Pen = {
  readonly outboxId: OutboxId;
  /** The card's short reference, looked for when a chat is read back. */
  readonly reference: string;
  button(button: Button): CardAction;
  /** The card speaks of this although it may have no button: it is found when the matter moves. */
  shows(subject: ViewInput, version: number): void;
  /** From which versions the lines were drawn. */
  seen(): { subjectId: string; version: number }[];
  keep(tx: Db): Promise<void>;
};

export const referenceOf = (id: OutboxId): string => id.slice(0, 8);

/** Whose id a line is known by, the most particular first. */
const idFields = [
  ...["assignmentId", "itemId", "draftId", "entryId", "followUpId"],
  ...["delegationId", "importId", "exportId", "selfCheckId"],
];

/** What a line is about, as one id: its cards are found by it when the matter moves. */
export function subjectIdOf(view: View): string {
  if (view.view === "choice" && view.assignmentIds.length === 1) return String(view.assignmentIds[0]);
  const fields: Record<string, unknown> = view;
  const id = idFields.map((field) => fields[field]).find((value) => typeof value === "string");
  return typeof id === "string" ? id : view.view;
}

/** A pen for one message. References are the same whenever the same message is drawn again. */
export function penFor(outboxId: OutboxId): Pen {
  const lines = new Map<string, { ref: string; outboxId: OutboxId; subject: View; subjectId: string }>();
  const versions = new Map<string, number>();
  const lineOf = (subject: ViewInput, version: number): string => {
    const view = readView(subject);
    const ref = createHash("sha256")
      .update(`${outboxId}|${JSON.stringify(view)}`)
      .digest("base64url")
      .slice(0, 22);
    lines.set(ref, { ref, outboxId, subject: view, subjectId: subjectIdOf(view) });
    versions.set(subjectIdOf(view), version);
    return ref;
  };
  return {
    outboxId,
    reference: referenceOf(outboxId),
    button: ({ label, act, subject, version = 0, ...look }) => {
      const ref = lineOf(subject, version);
      return { label, value: { act, ref, version }, ...look };
    },
    shows: (subject, version) => {
      lineOf(subject, version);
    },
    seen: () => [...versions].map(([subjectId, version]) => ({ subjectId, version })),
    keep: async (tx) => {
      if (lines.size > 0)
        await tx
          .insert(cardLine)
          .values([...lines.values()])
          .onConflictDoNothing();
    },
  };
}
