type Kind = '"' | "0" | "{" | "}" | "[" | "]" | "," | ":";
type Awaited = "value" | "firstItem" | "name" | "firstName" | "colon" | "after";
type Steps = Partial<Record<Kind, Awaited>>;

const value: Steps = { '"': "after", "0": "after", "{": "firstName", "[": "firstItem" };

/** What may come next, and what is awaited after it. A comma depends on what it stands in. */
const grammar = {
  value,
  firstItem: { ...value, "]": "after" },
  name: { '"': "colon" },
  firstName: { '"': "colon", "}": "after" },
  colon: { ":": "value" },
  after: { ",": "value", "}": "after", "]": "after" },
} as const satisfies Record<Awaited, Steps>;

const SPACE = /[ \t\r\n]*/y;
const WORD = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\p{L}\p{N}_.])/uy;
const LETTERS = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*/uy;
const MARKS = "{}[],:";

/** Where a pattern that begins here ends; here, where nothing of it stands here. */
function past(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

type Piece = { kind: Kind; end: number };

/** The piece that begins here, or the place inside it that cannot be read. */
function pieceAt(text: string, at: number): Piece | number {
  const mark = text.charAt(at);
  if (mark !== "" && MARKS.includes(mark)) return { kind: mark as Kind, end: at + 1 };
  if (mark === '"') {
    const end = past(LETTERS, text, at);
    return text.charAt(end) === '"' ? { kind: '"', end: end + 1 } : end;
  }
  const end = past(WORD, text, at);
  return end > at ? { kind: "0", end } : at;
}

/** What is awaited after this piece, within the brackets that are open; nothing where it may not stand here. */
function stepped(awaited: Awaited, kind: Kind, open: ("{" | "[")[]): Awaited | undefined {
  const inside = open.at(-1);
  const steps: Steps = grammar[awaited];
  const next = steps[kind];
  if (next === undefined) return undefined;
  if (kind === "{" || kind === "[") open.push(kind);
  if (kind === "}" || kind === "]") return open.pop() === (kind === "}" ? "{" : "[") ? next : undefined;
  if (kind !== ",") return next;
  return inside === "{" ? "name" : inside === "[" ? "value" : undefined;
}

/** How far a text can be read as JSON: engines tell it in words of their own, and of most faults not at all. */
export function brokenAt(text: string): number {
  const open: ("{" | "[")[] = [];
  let awaited: Awaited = "value";
  let at = past(SPACE, text, 0);
  while (at < text.length) {
    const piece = pieceAt(text, at);
    if (typeof piece === "number") return piece;
    const next = stepped(awaited, piece.kind, open);
    if (next === undefined) return at;
    awaited = next;
    at = past(SPACE, text, piece.end);
  }
  return at;
}
