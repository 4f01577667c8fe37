/** Signs near the icons most used, by how their names begin; the library itself belongs to the platform and is not here. */
const SIGNS: readonly (readonly [names: string, sign: string])[] = [
  ["down arrow-down expand-down", "⌄"],
  ["up arrow-up expand-up", "⌃"],
  ["right arrow-right forward", "›"],
  ["left arrow-left reply", "‹"],
  ["yes done succeed check todo", "✓"],
  ["no close error chat-forbidden", "✕"],
  ["add plus", "＋"],
  ["warning alert report", "!"],
  ["info", "ⓘ"],
  ["help maybe", "?"],
  ["calendar date time alarm history", "◷"],
  ["member group user person", "☺"],
  ["file doc sheet attachment folder", "▤"],
  ["search find", "⌕"],
  ["edit pen", "✎"],
  ["setting admin", "⚙"],
  ["link share", "↗"],
  ["more", "⋯"],
  ["bell notification remind", "◉"],
  ["star collect like", "★"],
  ["delete trash", "⌫"],
];

const byName = new Map(SIGNS.flatMap(([names, sign]) => names.split(" ").map((name) => [name, sign] as const)));

/** The sign of the longest known beginning, word by word: `arrow-down_filled` is `arrow-down`, `note_outlined` is not `no`. */
export function signOf(token: string): string | undefined {
  const words = token.split("_")[0]?.split("-") ?? [];
  const beginnings = words.map((_, at) => words.slice(0, words.length - at).join("-"));
  return beginnings.flatMap((each) => byName.get(each) ?? byName.get(each.replace(/s$/, "")) ?? [])[0];
}
