import type { Raw } from "../card/raw.ts";
import { listOf, rawOf, wordsOf } from "../card/raw.ts";
import type { Message } from "../wire.ts";
import type { Sign } from "./scenarios.ts";

/** Every paragraph of a card, its heading and its summary too. */
function paragraphs(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(paragraphs);
  if (typeof value !== "object" || value === null) return [];
  const own = rawOf(value).content;
  const within = Object.values(value).flatMap((each) => (typeof each === "object" ? paragraphs(each) : []));
  return typeof own === "string" ? [own, ...within] : within;
}

function components(value: unknown): Raw[] {
  if (Array.isArray(value)) return value.flatMap(components);
  if (typeof value !== "object" || value === null) return [];
  const raw = rawOf(value);
  const within = Object.values(value).flatMap((each) => (typeof each === "object" ? components(each) : []));
  return typeof raw.tag === "string" ? [raw, ...within] : within;
}

const actOf = ({ behaviors }: Raw): unknown =>
  listOf(behaviors)
    .map((each) => rawOf(rawOf(each).value).act)
    .find((act) => act !== undefined);

/** The button of a card that carries this act; null where none does or it cannot be pressed. */
export const buttonOf = (card: unknown, act: string): Raw | null =>
  components(card).find((each) => each.tag === "button" && each.disabled !== true && actOf(each) === act) ?? null;

export const labelOf = (button: Raw): string => wordsOf(button.text);

/** What a run looks for: its matter, in cards that came since it began. */
export type Watch = { matter: string; since: number };

const isNew = ({ card, recalled, createdAt }: Message, { since }: Watch) =>
  card !== null && !recalled && createdAt >= since;

export const namesMatter = (message: Message, watch: Watch): boolean =>
  isNew(message, watch) && JSON.stringify(message.card).includes(watch.matter);

const headOf = (card: unknown): string => wordsOf(rawOf(rawOf(card).header).title);

/** Whether a card shows that a step is done. */
export function shows(message: Message, { act, head, text = "", line, ofAnyMatter }: Sign, watch: Watch): boolean {
  if (!(ofAnyMatter ? isNew(message, watch) : namesMatter(message, watch))) return false;
  if (act !== undefined && !buttonOf(message.card, act)) return false;
  if (head !== undefined && !headOf(message.card).includes(head)) return false;
  const told = paragraphs(message.card);
  if (!told.some((each) => each.includes(text))) return false;
  return line === undefined || told.some((each) => each.includes(line) && each.includes(watch.matter));
}
