import { el, placeOf } from "./dom.ts";
import type { Toast } from "./wire.ts";

const SHOWN_MS = 5_000;
const MOST_SHOWN = 2;

/** A line that comes up and goes away, as the platform's toast does. */
export function toast({ type, content }: Toast) {
  const node = el("div", { class: `toast ${type}`, attrs: { role: "status" } }, content);
  const shown = placeOf("toasts");
  shown.append(node);
  while (shown.childElementCount > MOST_SHOWN) shown.firstElementChild?.remove();
  setTimeout(() => node.remove(), SHOWN_MS);
}

export const complain = (error: unknown) =>
  toast({ type: "error", content: error instanceof Error ? error.message : String(error) });

/** The platform's second question before a grave button. */
export function confirm({ title, text }: { title: string; text: string }): Promise<boolean> {
  return new Promise((resolve) => {
    const close = (agreed: boolean) => {
      resolve(agreed);
      dialog.remove();
    };
    const no = el("button", { class: "button type-default", on: { click: () => close(false) } }, "取消");
    const yes = el("button", { class: "button type-primary_filled", on: { click: () => close(true) } }, "确定");
    const dialog = el(
      "dialog",
      { class: "confirm", on: { cancel: () => close(false) } },
      el("h3", {}, title),
      el("p", {}, text),
      el("div", { class: "dialog-buttons" }, no, yes),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
