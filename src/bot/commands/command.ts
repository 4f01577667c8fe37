import type { App } from "../../app.ts";
import type { ViewInput } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import type { Right } from "../../domain/access/table.ts";
import { dayOf, yearOf } from "../../domain/calendar/day.ts";
import type { Args, Slots } from "../../domain/command/slots.ts";
import { takeSlots, usageOf } from "../../domain/command/slots.ts";
import { Refusal } from "../../refusal.ts";

/** Who typed, and the private chat they share with the bot where it is known. */
export type Asked = { app: App; actor: Actor; chatId: string | null };

/** What is sent back, to the person who typed and to nobody else. */
export type Answer = readonly ViewInput[];

export type Command = {
  name: string;
  /** The name and what else is understood for it. */
  names: readonly string[];
  /** What an entry of the bot menu sends for it. */
  key: string | null;
  summary: string;
  /** Help hides what the caller can never do; the rules decide all the same. Of several rights any one will do. */
  may: Right | readonly Right[] | null;
  usage(): string;
  /** One line as a person would really send it. */
  example: string;
  mayFollow(words: string): boolean;
  run(asked: Asked, words: string): Promise<Answer>;
};

type Declared<S extends Slots> = Pick<Command, "name" | "summary" | "may"> & {
  aliases?: readonly string[];
  key?: string;
  /** Words behind the name that show how it is written. */
  example?: string;
  slots: S;
  /** The form or list of a command without a word; a command that lacks it reads no words at all as well as it can. */
  empty?(asked: Asked): Promise<Answer>;
  run(asked: Asked & { args: Args<S> }): Promise<Answer>;
};

/** Whether somebody can ever use a command; to anybody else it is neither listed nor proposed. */
export const isFor = (actor: Actor, { may: right }: Pick<Command, "may">): boolean =>
  right === null || [right].flat().some((each) => may(actor, each));

/** Only numbers are ever required. */
const requiredIn = (slots: Slots): string => (Object.values(slots).some(({ required }) => required) ? "12" : "");

/** Declares a command: name, help line, right, grammar and handler in one place (house §4). */
export function command<S extends Slots>({
  slots,
  empty,
  run,
  aliases = [],
  example,
  ...declared
}: Declared<S>): Command {
  const usage = () => usageOf(declared.name, slots);
  const first = Object.values(slots)[0];
  return {
    name: declared.name,
    summary: declared.summary,
    may: declared.may,
    key: declared.key ?? null,
    names: [declared.name, ...aliases],
    usage,
    example: [`/${declared.name}`, example ?? requiredIn(slots)].filter(Boolean).join(" "),
    mayFollow: (words) => first?.mayFollow(words) ?? false,
    run: async (asked, words) => {
      if (empty && words.trim() === "") return empty(asked);
      const taken = takeSlots(slots, words, { thisYear: yearOf(dayOf(asked.app.clock.now())) });
      if ("missing" in taken) throw new Refusal("wordMissing", { label: taken.missing, usage: usage() });
      return run({ ...asked, args: taken.args });
    },
  };
}
