/** A part of a page, and where the hand lands in it. */
export type Part = { part: HTMLElement; hand: HTMLElement | null };

function goRound(all: readonly Part[], by: 1 | -1) {
  const there = all.filter(({ part, hand }) => hand !== null && part.checkVisibility());
  const here = there.findIndex(({ part }) => part.contains(document.activeElement));
  const start = here < 0 && by < 0 ? 0 : here;
  there[(start + by + there.length) % there.length]?.hand?.focus();
}

/** F6 goes round the parts of a page that are to be seen, Shift+F6 the other way. */
export function round(parts: () => readonly Part[]) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F6" || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    goRound(parts(), event.shiftKey ? -1 : 1);
  });
}
