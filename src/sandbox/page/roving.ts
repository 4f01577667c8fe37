const BESIDE = ".beside";

/** By which selectors a list has its rows, and what stands around each. */
type Rows = { row: string; place: string };
const ROWS: Rows = { row: ".row", place: ".row-place" };

const rowsIn = (list: HTMLElement, { row }: Rows): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(row)];

/** The list is one stop of the Tab key: the row last used, or else the one that is open. */
export function keepOneStop(list: HTMLElement, made: Rows = ROWS) {
  const rows = rowsIn(list, made);
  const held = rows.find((row) => row === document.activeElement);
  const stop = held ?? rows.find((row) => row.getAttribute("aria-current")) ?? rows[0];
  for (const row of rows) row.tabIndex = row === stop ? 0 : -1;
}

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** Where a key leads in a row of things that are walked through up and down; undefined where it leads nowhere. */
export function stepFrom<T>(row: readonly T[], at: number, key: string): T | undefined {
  const next = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return next && row[next(at, row.length - 1)];
}

/** Arrow keys walk through the rows; → goes to the button beside a row and ← comes back. */
export function roving(list: HTMLElement, made: Rows = ROWS) {
  list.addEventListener("keydown", (event) => {
    const here = document.activeElement;
    if (!(here instanceof HTMLElement)) return;
    const place = here.closest(made.place);
    if (!place) return;
    const rows = rowsIn(list, made);
    const at = rows.findIndex((row) => place.contains(row));
    const sideways = event.key === "ArrowRight" ? BESIDE : event.key === "ArrowLeft" ? made.row : null;
    const target = sideways ? place.querySelector<HTMLElement>(sideways) : stepFrom(rows, at, event.key);
    if (!target) return;
    event.preventDefault();
    target.focus();
    keepOneStop(list, made);
  });
}
