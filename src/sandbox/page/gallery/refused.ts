import { el, placeOf } from "../dom.ts";
import { words } from "../words.ts";

const saidIn = (answer: unknown): string[] => (Array.isArray(answer) ? answer.map(String) : []);

/** What this machine's small Feishu refused since it started: with code, place and rule, as it answered the product. */
export async function showRefused(): Promise<void> {
  const answer = await fetch("/sandbox/problems");
  const refused = answer.ok ? saidIn(await answer.json()) : [];
  const place = placeOf("refused");
  place.hidden = refused.length === 0;
  place.querySelector("summary")?.replaceChildren(words.gallery.refusedSince(refused.length));
  place.querySelector("ol")?.replaceChildren(...refused.toReversed().map((each) => el("li", {}, each)));
}
