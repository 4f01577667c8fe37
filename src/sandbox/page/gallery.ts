import { rawOf, wordsOf } from "./card/raw.ts";
import { el, placeOf } from "./dom.ts";
import { galleryKeys, ROWS } from "./gallery/keys.ts";
import { readPasted } from "./gallery/pasted.ts";
import { showRefused } from "./gallery/refused.ts";
import { showPasted } from "./gallery/shown.ts";
import { sayGallery } from "./gallery/spoken.ts";
import { complain, toast } from "./notes.ts";
import { phoneWidth } from "./phone-width.ts";
import { keepOneStop } from "./roving.ts";
import { words } from "./words.ts";

const said = words.gallery;

type Sample = { name: string; card: unknown; text: string };

/** The name in the address under which a card of one's own is shown. */
const OWN = "paste";
const SOON_MS = 150;

const json = placeOf("json") as HTMLTextAreaElement;
let samples: readonly Sample[] = [];
let own = "";

const titleOf = ({ card }: Sample) => wordsOf(rawOf(rawOf(card).header).title) || said.untitled;
const here = () => decodeURIComponent(location.hash.slice(1)) || samples[0]?.name || OWN;

function drawNames(): void {
  const line = (name: string, title: string, small: string) =>
    el("a", { attrs: { href: `#${encodeURIComponent(name)}` } }, title, el("small", {}, small));
  const lines = samples.map((sample) => line(sample.name, titleOf(sample), sample.name));
  const ownLine = line(OWN, said.own, said.ownHint);
  ownLine.addEventListener("click", () => json.focus());
  placeOf("names").replaceChildren(ownLine, ...lines);
}

function mark(name: string): void {
  for (const link of placeOf("names").querySelectorAll("a")) {
    if (link.hash === `#${encodeURIComponent(name)}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  keepOneStop(placeOf("names"), ROWS);
}

/** Says which card this is; one that is no sample has no name and no text of its own. */
function nameIt(sample: Sample | undefined): void {
  placeOf("title").textContent = sample ? titleOf(sample) : said.own;
  placeOf("text").textContent = sample?.text ?? "";
  placeOf("fallback").hidden = sample === undefined;
  mark(sample?.name ?? OWN);
}

function follow(): void {
  const name = here();
  const sample = samples.find((each) => each.name === name);
  json.value = sample ? JSON.stringify(sample.card, null, 2) : own;
  showPasted(readPasted(json.value));
  nameIt(sample);
}

let waiting: ReturnType<typeof setTimeout> | undefined;

/** A sample that is changed is a card of one's own from then on; the way back leads to the sample as it was. */
function edited(): void {
  own = json.value;
  if (here() !== OWN) {
    history.pushState(null, "", `#${OWN}`);
    nameIt(undefined);
  }
  clearTimeout(waiting);
  waiting = setTimeout(() => showPasted(readPasted(json.value)), SOON_MS);
}

async function copy(): Promise<void> {
  await navigator.clipboard.writeText(json.value);
  toast({ type: "success", content: said.copied });
}

async function begin(): Promise<void> {
  const answer = await fetch("/page/samples.json");
  samples = answer.ok ? ((await answer.json()) as Sample[]) : [];
  drawNames();
  follow();
  await showRefused();
}

sayGallery();
galleryKeys();
phoneWidth();
addEventListener("hashchange", follow);
json.addEventListener("input", edited);
placeOf("copy").addEventListener("click", () => void copy().catch(complain));
begin().catch(complain);
