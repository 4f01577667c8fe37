import { getCommands } from "./api.ts";
import type { Offers } from "./completion.ts";
import { commandOffers, memberOffers, namesCommand, usageLine } from "./completion.ts";
import { el } from "./dom.ts";
import { examplesFor } from "./main-people.ts";
import type { CommandLine, Person } from "./wire.ts";
import { words } from "./words.ts";

/** Where the composer now writes to, and as whom. */
export type Addressee = {
  key: string;
  person: Person;
  chatId: string | undefined;
  group: boolean;
  watching: boolean;
  botIn: boolean;
  members: readonly Person[];
};

const known = new Map<string, CommandLine[]>();
const SLASH = /^(@\S+\s+)?[/／]/;
const BEGINS = /^(@\S+\s+)?[/／]$/;

/** The commands of a person, asked anew whenever one is begun, since roles change; none while they cannot be asked for. */
async function commandsOf({ openId }: Person, typed: string): Promise<CommandLine[]> {
  const kept = known.get(openId);
  if (kept && !BEGINS.test(typed)) return kept;
  const commands = await getCommands(openId).catch(() => kept ?? []);
  known.set(openId, commands);
  return commands;
}

const everybody = ({ botIn, members, person }: Addressee) => [
  ...(botIn ? [{ name: words.page.bot, title: "" }] : []),
  ...members.filter(({ openId }) => openId !== person.openId),
  { name: words.composer.everybody, title: "" },
];

type Typed = { text: string; cursor: number; group: boolean };

/** What can be filled in for what is typed: a command of this person, or a member of the group. */
export async function offersFor(typed: Typed, to: Addressee): Promise<Offers> {
  if (!SLASH.test(typed.text)) return memberOffers(typed, everybody(to));
  const commands = await commandsOf(to.person, typed.text);
  if (namesCommand(typed)) return commandOffers(typed, commands);
  return memberOffers(typed, everybody(to));
}

export const usageFor = (text: string, { person }: Addressee): string =>
  usageLine(text, known.get(person.openId) ?? []);

/** What somebody of this role would write first, each put into the text by a click. */
export function drawnExamples({ person, group, watching }: Addressee, fill: (text: string) => void): Node[] {
  if (watching) return [];
  const before = group ? `@${words.page.bot} ` : "";
  const { tryInGroup, try: tryIt } = words.composer;
  const examples = examplesFor(person.title).map((example) =>
    el("button", { attrs: { type: "button" }, on: { click: () => fill(before + example) } }, example),
  );
  return [el("span", {}, group ? tryInGroup : tryIt), ...examples];
}

/** Files let go over a place; while they hang over it, it says so. */
export function takeDrops(place: HTMLElement, take: (files: File[]) => void) {
  const over = (on: boolean) => place.classList.toggle("dropping", on);
  place.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  place.addEventListener("dragleave", (event) => {
    if (!place.contains(event.relatedTarget as Node | null)) over(false);
  });
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    take([...(event.dataTransfer?.files ?? [])]);
  });
}
