import type { Columns } from "../columns.ts";
import { placeOf } from "../dom.ts";
import { keyOf } from "../place.ts";
import { words } from "../words.ts";
import { placeOfPart } from "./cast.ts";
import type { Found, Stage } from "./deeds.ts";
import { findButton, lineOf } from "./deeds.ts";
import type { Run } from "./memory.ts";
import type { Step } from "./scenarios.ts";
import { labelOf } from "./seen.ts";

const LABELS = { workingMorning: words.clock.workingMorning, monday: words.clock.date } as const;

/** After a click the browser shows no ring, so the place is marked until the hand goes elsewhere. */
function point(node: HTMLElement | null | undefined) {
  node?.focus();
  node?.classList.add("pointed");
  node?.addEventListener("blur", () => node.classList.remove("pointed"), { once: true });
}

function focusClock(to: keyof typeof LABELS) {
  const all = [...placeOf("clock-buttons").querySelectorAll("button")];
  point(all.find(({ textContent }) => textContent === LABELS[to]));
}

const MUST_SAY = "textarea:is([aria-required], [name=repeatReason]), input[type=text][aria-required]";

/** What must be written before a form can be sent. */
function unwritten(button: HTMLElement): HTMLElement | undefined {
  const fields = button.closest(".form")?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(MUST_SAY) ?? [];
  return [...fields].find(({ value }) => value.trim() === "");
}

function focusButton(pane: HTMLElement, { message, button }: Found) {
  const node = pane.querySelector<HTMLElement>(`[data-id="${CSS.escape(message.messageId)}"]`);
  const buttons = [...(node?.querySelectorAll<HTMLElement>(".card button") ?? [])];
  const found = buttons.find(({ textContent }) => textContent?.trim() === labelOf(button)) ?? node;
  const place = found && (unwritten(found) ?? found);
  place?.scrollIntoView({ block: "center" });
  point(place);
}

/** Puts the hand where the next thing of a step is done, the line to be sent already written. False where it is nowhere. */
export async function handTo(run: Run, step: Step, { stage, columns }: { stage: Stage; columns: Columns }) {
  const place = keyOf(placeOfPart(run.cast, step.by));
  const column = columns.all.find((each) => keyOf(each.place) === place);
  if (!column) return false;
  for (const deed of step.deeds) {
    if ("say" in deed) {
      column.composer.fill(lineOf(run));
      return true;
    }
    if ("turn" in deed) {
      focusClock(deed.turn);
      return true;
    }
    const found = await findButton(run, { by: step.by, act: deed.press }, stage.state());
    if (found) {
      focusButton(column.pane, found);
      return true;
    }
  }
  return false;
}
