import type { Columns } from "./columns.ts";
import { el, placeOf } from "./dom.ts";
import { shutMenus } from "./menus.ts";
import { openDialog } from "./notes.ts";
import type { Part } from "./round.ts";
import { round } from "./round.ts";
import { words } from "./words.ts";

const within = (id: string, hand: string): Part => ({
  part: placeOf(id),
  hand: placeOf(id).querySelector<HTMLElement>(hand),
});

/** The parts of the page one goes round with F6, each with where the hand lands in it. */
const parts = (columns: Columns): Part[] => [
  within("head", "#clock-buttons button"),
  within("tour", ".tour-ways button"),
  within("report", "button"),
  within("side", ".row[tabindex='0']"),
  ...columns.all.map(({ node, composer, pane }) => ({
    part: node,
    hand: composer.text.disabled ? pane : composer.text,
  })),
  within("drawer", "h2"),
];

function explain() {
  const lines = words.keys.map(([key, does]) => el("div", {}, el("dt", {}, key), el("dd", {}, does)));
  const close = el("button", { class: "send", attrs: { type: "button" } }, words.page.close);
  const dialog = el(
    "dialog",
    { class: "confirm", attrs: { "aria-label": words.page.keysHint } },
    el("h3", {}, words.page.keysHint),
    el("dl", { class: "keys" }, ...lines),
    el("div", { class: "dialog-buttons" }, close),
  );
  close.addEventListener("click", () => dialog.close());
  openDialog(dialog);
}

/** The keyboard goes everywhere: F6 from part to part, and a button tells of the other keys. */
export function keys(columns: Columns) {
  round(() => parts(columns));
  placeOf("keys").addEventListener("click", () => {
    shutMenus();
    explain();
  });
}
