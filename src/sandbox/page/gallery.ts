import { rawOf, wordsOf } from "./card/raw.ts";
import { el, placeOf } from "./dom.ts";
import { readPasted } from "./gallery/pasted.ts";
import { showRefused } from "./gallery/refused.ts";
import { showPasted } from "./gallery/shown.ts";
import { complain, toast } from "./notes.ts";
import { phoneWidth } from "./phone-width.ts";

type Sample = { name: string; card: unknown; text: string };

/** The name in the address under which a card of one's own is shown. */
const OWN = "paste";
const SOON_MS = 150;

const json = placeOf("json") as HTMLTextAreaElement;
let samples: readonly Sample[] = [];
let own = "";

const titleOf = ({ card }: Sample) => wordsOf(rawOf(rawOf(card).header).title) || "（没有标题）";
const here = () => decodeURIComponent(location.hash.slice(1)) || samples[0]?.name || OWN;

function drawNames(): void {
  const line = (name: string, title: string, small: string) =>
    el("a", { attrs: { href: `#${encodeURIComponent(name)}` } }, title, el("small", {}, small));
  const lines = samples.map((sample) => line(sample.name, titleOf(sample), sample.name));
  placeOf("names").replaceChildren(line(OWN, "贴入一张卡片", "画出来，或说明为什么不行"), ...lines);
}

function mark(name: string): void {
  for (const link of placeOf("names").querySelectorAll("a")) {
    if (link.hash === `#${encodeURIComponent(name)}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function follow(): void {
  const name = here();
  const sample = samples.find((each) => each.name === name);
  placeOf("title").textContent = sample ? titleOf(sample) : "贴入一张卡片";
  placeOf("text").textContent = sample?.text ?? "";
  placeOf("fallback").hidden = sample === undefined;
  json.value = sample ? JSON.stringify(sample.card, null, 2) : own;
  showPasted(readPasted(json.value));
  mark(sample ? name : OWN);
}

let waiting: ReturnType<typeof setTimeout> | undefined;

/** A sample that is changed is a card of one's own from then on. */
function edited(): void {
  own = json.value;
  clearTimeout(waiting);
  waiting = setTimeout(() => showPasted(readPasted(json.value)), SOON_MS);
}

async function copy(): Promise<void> {
  await navigator.clipboard.writeText(json.value);
  toast({ type: "success", content: "已复制卡片 JSON" });
}

async function begin(): Promise<void> {
  const answer = await fetch("/page/samples.json");
  samples = answer.ok ? ((await answer.json()) as Sample[]) : [];
  drawNames();
  follow();
  await showRefused();
}

phoneWidth();
addEventListener("hashchange", follow);
json.addEventListener("input", edited);
placeOf("copy").addEventListener("click", () => void copy().catch(complain));
begin().catch(complain);
