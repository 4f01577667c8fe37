import type { CardAction } from "../../../cards/facts.ts";
import type { IntakeEntry } from "../../domain/intake/entry.ts";
import type { Pen } from "./pen.ts";

/** 立项 and 不予立项, wherever a waiting entry stands before somebody who decides on it. */
export function decisionButtons(pen: Pen, { id }: Pick<IntakeEntry, "id">): CardAction[] {
  const subject = { view: "intake", entryId: id } as const;
  return [
    pen.button({ label: "立项", act: "register", subject, kind: "primary" }),
    pen.button({ label: "不予立项", act: "form.turnDown", subject, kind: "danger" }),
  ];
}

export const lookButton = (pen: Pen, { id }: Pick<IntakeEntry, "id">): CardAction =>
  pen.button({ label: "查看", act: "goto", subject: { view: "intake", entryId: id } });
