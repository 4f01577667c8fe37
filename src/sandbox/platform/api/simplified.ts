type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** Every text a reader of the card sees, in reading order. */
function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (!isNode(value)) return [];
  const own = typeof value.content === "string" ? [value.content] : [];
  const below = ["text", "title", "subtitle", "header", "elements", "columns", "fields", "actions"];
  return [...own, ...below.flatMap((key) => wordsIn(value[key]))];
}

/** How the platform gives a card back: its title and its texts, no structure, no buttons' values. */
export function simplified(card: unknown): { title: string; elements: { tag: string; text: string }[][] } {
  const { header, body } = isNode(card) ? card : {};
  const [title = "", ...rest] = wordsIn(header);
  const lines = [...rest, ...wordsIn(body)];
  return { title, elements: lines.map((text) => [{ tag: "text", text }]) };
}
