const SLASHES = /^[\s\u200b]*[/／]+\s*/;

/** What follows the slash of a command; null where the text is no command. */
export function commandLine(text: string): string | null {
  return SLASHES.test(text) ? text.replace(SLASHES, "").trim() : null;
}

/** What the grammar knows of a command: its names and whether words may follow one without a space. */
export type Named = { names: readonly string[]; mayFollow(words: string): boolean };

/** The command a line begins with, the longest name first, and the words behind it; null where none fits. */
export function splitLine<C extends Named>(line: string, commands: readonly C[]): { command: C; words: string } | null {
  const candidates = commands
    .flatMap((command) => command.names.map((name) => ({ command, name })))
    .filter(({ name }) => line.startsWith(name))
    .sort((a, b) => b.name.length - a.name.length);
  for (const { command, name } of candidates) {
    const words = line.slice(name.length);
    if (words === "" || /^[\s，,、：:]/.test(words)) return { command, words: words.replace(/[\s，,、：:]+/, "") };
    if (command.mayFollow(words)) return { command, words };
  }
  return null;
}

/** The word somebody took for a command, short enough to be said back. */
export const wordOf = (line: string): string => [...line.replace(/\s.*/s, "")].slice(0, 8).join("");
