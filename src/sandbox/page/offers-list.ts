import type { Offer, Offers } from "./completion.ts";
import { el } from "./dom.ts";
import { words } from "./words.ts";

let made = 0;

/** What is offered above the composer, gone through with the arrow keys while the hand stays in the text. */
export class OffersList {
  readonly node: HTMLElement;
  readonly #list: HTMLElement;
  readonly #said: HTMLElement;
  readonly #field: HTMLTextAreaElement;
  readonly #take: (offer: Offer) => void;
  readonly #id = `offers-${++made}`;
  #offers: readonly Offer[] = [];
  #exact = false;
  #at = 0;

  constructor(field: HTMLTextAreaElement, take: (offer: Offer) => void) {
    this.#field = field;
    this.#take = take;
    const attrs = { role: "listbox", id: this.#id, "aria-label": words.composer.offersLabel };
    this.#list = el("div", { class: "offers", attrs });
    this.#said = el("div", { class: "unseen", attrs: { role: "status" } });
    this.node = el("div", { class: "offers-place" }, this.#list, this.#said);
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.#id);
    this.show({ offers: [], exact: false });
  }

  show({ offers, exact }: Offers) {
    const before = this.#offers;
    this.#offers = offers;
    this.#exact = exact;
    this.#at = 0;
    this.#list.hidden = offers.length === 0;
    this.#list.replaceChildren(...offers.map((offer, at) => this.#row(offer, at)));
    if (before.length !== offers.length) {
      this.#said.textContent = offers.length > 0 ? words.composer.offers(offers.length) : "";
    }
    this.#mark();
  }

  #row(offer: Offer, at: number) {
    const pick = (event: Event) => {
      event.preventDefault();
      this.#take(offer);
    };
    return el(
      "div",
      { class: "offer", attrs: { role: "option", id: `${this.#id}-${at}` }, on: { mousedown: pick } },
      el("strong", {}, offer.shown),
      el("span", {}, offer.detail),
    );
  }

  #mark() {
    for (const [at, row] of [...this.#list.children].entries()) {
      row.setAttribute("aria-selected", String(at === this.#at));
      if (at === this.#at) row.scrollIntoView({ block: "nearest" });
    }
    if (this.#offers.length > 0) this.#field.setAttribute("aria-activedescendant", `${this.#id}-${this.#at}`);
    else this.#field.removeAttribute("aria-activedescendant");
  }

  /** Whether the key was for the list. */
  key(event: KeyboardEvent): boolean {
    const chosen = this.#offers[this.#at];
    if (!chosen) return false;
    const many = this.#offers.length;
    if (event.key === "ArrowDown") this.#at = (this.#at + 1) % many;
    else if (event.key === "ArrowUp") this.#at = (this.#at + many - 1) % many;
    else if (event.key === "Escape") this.show({ offers: [], exact: false });
    else if (event.key === "Tab" && !event.shiftKey) this.#take(chosen);
    else if (event.key === "Enter" && !event.shiftKey && !(this.#exact && this.#at === 0)) this.#take(chosen);
    else return false;
    this.#mark();
    return true;
  }
}
