import { beijingAt, dayOf } from "./beijing.ts";
import { dateFault } from "./date-fault.ts";
import { el } from "./dom.ts";
import { openDialog } from "./notes.ts";
import { words } from "./words.ts";

const said = words.clock;
const DAY_MS = 86_400_000;

/** Asks for a day and a time after now; null where nobody wants to go anywhere after all. */
export function askedDate(now: number): Promise<number | null> {
  return new Promise((resolve) => {
    const day = el("input", {
      attrs: { type: "date", id: "forward-day", min: dayOf(now), max: "9999-12-31", required: "" },
    });
    day.value = dayOf(now + DAY_MS);
    const time = el("input", { attrs: { type: "time", id: "forward-time", required: "" } });
    time.value = "09:00";
    const fault = el("p", { class: "fault", attrs: { role: "alert" } });
    const submit = (event: Event) => {
      event.preventDefault();
      const at = beijingAt(day.value, time.value);
      const wrong = dateFault(at, now);
      fault.textContent = wrong ?? "";
      if (wrong !== null) return day.focus();
      resolve(at);
      dialog.close();
    };
    const labelled = (name: string, field: HTMLInputElement) =>
      el("p", {}, el("label", { attrs: { for: field.id } }, name), field);
    const go = el("button", { class: "send", attrs: { type: "submit" } }, said.dateGo);
    const no = el("button", { attrs: { type: "button" }, on: { click: () => dialog.close() } }, words.page.cancel);
    const form = el(
      "form",
      { attrs: { novalidate: "" }, on: { submit } },
      el("h3", { attrs: { id: "forward-title" } }, said.dateTitle),
      labelled(said.dateDay, day),
      labelled(said.dateTime, time),
      fault,
      el("p", { class: "soft" }, said.hint),
      el("div", { class: "dialog-buttons" }, no, go),
    );
    const attrs = { "aria-labelledby": "forward-title" };
    const dialog = el("dialog", { class: "confirm", attrs, on: { close: () => resolve(null) } }, form);
    openDialog(dialog);
    day.focus();
  });
}
