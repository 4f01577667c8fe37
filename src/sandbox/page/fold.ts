import { placeOf } from "./dom.ts";

const KEY = "list-folded";

/** The button that puts the list away, so that four columns have room, as it was left here the last time. */
export function foldList(): void {
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
}
