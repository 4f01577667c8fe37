import type { CommandLine } from "./wire.ts";
import { words } from "./words.ts";

/** What is offered: how it reads, and what the text becomes. */
export type Offer = { shown: string; detail: string; text: string; cursor: number };

/** `exact` when what is typed is already a whole command: then Enter sends it. */
export type Offers = { offers: Offer[]; exact: boolean };

type Typed = { text: string; cursor: number; group: boolean };

const MOST_OFFERS = 8;
const none: Offers = { offers: [], exact: false };
const mention = () => `@${words.page.bot} `;

const COMMAND = /^(@\S+\s+)?[/／]([^\s/／]*)$/;
const MEMBER = /(^|\s)@([^\s@/／]*)$/;

/** Whether the text up to the cursor names a command, or begins to. */
export const namesCommand = ({ text, cursor }: Typed): boolean => COMMAND.test(text.slice(0, cursor));

/** A usage with something in brackets goes on after the name. */
const goesOn = ({ usage }: CommandLine): boolean => /[<[]/.test(usage);

export function commandOffers(typed: Typed, commands: readonly CommandLine[]): Offers {
  const word = COMMAND.exec(typed.text.slice(0, typed.cursor))?.[2];
  if (word === undefined || typed.text.slice(typed.cursor).trim() !== "") return none;
  const fits = (command: CommandLine, how: "startsWith" | "includes") => command.names.some((name) => name[how](word));
  const first = commands.filter((command) => fits(command, "startsWith"));
  const rest = commands.filter((command) => !first.includes(command) && fits(command, "includes"));
  const offers = [...first, ...rest].map((command) => {
    const text = `${typed.group ? mention() : ""}/${command.name}${goesOn(command) ? " " : ""}`;
    return { shown: command.usage, detail: command.summary, text, cursor: text.length };
  });
  return { offers, exact: commands.some(({ names }) => names.includes(word)) };
}

/** Names behind an @, the bot first. */
export function memberOffers(typed: Typed, names: readonly { name: string; title: string }[]): Offers {
  const before = typed.text.slice(0, typed.cursor);
  const word = typed.group ? MEMBER.exec(before)?.[2] : undefined;
  if (word === undefined) return none;
  const fitting = names.filter(({ name }) => name.includes(word)).slice(0, MOST_OFFERS);
  const start = before.slice(0, before.length - word.length);
  const offers = fitting.map(({ name, title }) => {
    const filled = `${start}${name} `;
    return {
      shown: `@${name}`,
      detail: title,
      text: filled + typed.text.slice(typed.cursor).trimStart(),
      cursor: filled.length,
    };
  });
  return { offers, exact: false };
}

/** The line that reminds of a command's words while they are being written; empty where there is none. */
export function usageLine(text: string, commands: readonly CommandLine[]): string {
  const name = /^(?:@\S+\s+)?[/／]([^\s/／]+)\s/.exec(text)?.[1];
  const command = commands.find(({ names }) => name !== undefined && names.includes(name));
  return command ? `${command.usage}　${command.summary}` : "";
}
