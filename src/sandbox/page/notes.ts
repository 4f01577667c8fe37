import { el, placeOf } from "./dom.ts";
import type { Toast } from "./wire.ts";
import { words } from "./words.ts";

const SHOWN_MS = 5_000;
const MOST_SHOWN = 2;

/** A line that comes up and goes away, as the platform's toast does: over its column, or over the whole page. */
export function toast({ type, content }: Toast, shown: HTMLElement = placeOf("toasts")) {
  const node = el("div", { class: `toast ${type}`, attrs: { role: "status" } }, content);
  shown.append(node);
  while (shown.childElementCount > MOST_SHOWN) shown.firstElementChild?.remove();
  setTimeout(() => node.remove(), SHOWN_MS);
}

export const complain = (error: unknown, shown?: HTMLElement) =>
  toast({ type: "error", content: error instanceof Error ? error.message : String(error) }, shown);

/** A dialog that goes away when it is closed; the browser gives the focus back to where it was. */
export function openDialog(dialog: HTMLDialogElement) {
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}

/** The platform's second question before a grave button. */
export function confirm({ title, text }: { title: string; text: string }): Promise<boolean> {
  return new Promise((resolve) => {
    const close = (agreed: boolean) => {
      resolve(agreed);
      dialog.close();
    };
    const { cancel, agree } = words.page;
    const no = el("button", { class: "button type-default", on: { click: () => close(false) } }, cancel);
    const yes = el("button", { class: "button type-primary_filled", on: { click: () => close(true) } }, agree);
    const dialog = el(
      "dialog",
      { class: "confirm", attrs: { "aria-label": title }, on: { cancel: () => close(false) } },
      el("h3", {}, title),
      el("p", {}, text),
      el("div", { class: "dialog-buttons" }, no, yes),
    );
    openDialog(dialog);
  });
}
