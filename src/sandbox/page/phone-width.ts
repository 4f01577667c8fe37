import { placeOf } from "./dom.ts";

const KEY = "phone-width";

/** The button that shows cards as wide as on a phone, as it was left here the last time. */
export function phoneWidth(): void {
  const button = placeOf("phone-width");
  const show = (narrow: boolean) => {
    button.setAttribute("aria-pressed", String(narrow));
    document.body.classList.toggle("phone-cards", narrow);
  };
  show(localStorage.getItem(KEY) === "yes");
  button.addEventListener("click", () => {
    const narrow = button.getAttribute("aria-pressed") !== "true";
    localStorage.setItem(KEY, narrow ? "yes" : "no");
    show(narrow);
  });
}
