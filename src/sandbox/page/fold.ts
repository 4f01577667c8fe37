import { placeOf } from "./dom.ts";

const KEY = "list-folded";

const LEAST_COLUMN = 300;
const LIST = 290;

/** The button that puts the list away, as it was left here the last time. What comes back makes room for more columns. */
export function foldList(): (columns: number) => void {
  const button = placeOf("fold-list");
  const show = (folded: boolean) => {
    button.setAttribute("aria-expanded", String(!folded));
    document.body.classList.toggle("folded", folded);
  };
  show(localStorage.getItem(KEY) === "yes");
  button.addEventListener("click", () => {
    const folded = button.getAttribute("aria-expanded") === "true";
    localStorage.setItem(KEY, folded ? "yes" : "no");
    show(folded);
  });
  let before = 1;
  return (columns) => {
    if (columns > before && columns * LEAST_COLUMN + LIST > innerWidth) show(true);
    before = columns;
  };
}
