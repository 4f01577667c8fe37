import { parseTame } from "../gate/tame.ts";
import { visible } from "./visible.ts";

export type Mention = { key: string; name: string; isBot: boolean };

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const oneLine = (name: string): string => name.replaceAll(/\s+/g, " ").trim();

/** The parsed `content` of a message; an empty object when it is no JSON object. */
export function contentOf(content: string): Node {
  const parsed = parseTame(content);
  return isNode(parsed) ? parsed : {};
}

const spoken = (mention: Mention): string => (mention.isBot ? "" : `@${oneLine(mention.name)}`);

/** `@_user_1` → the name, the bot's own mention → nothing, `@_all` → @所有人; `@_allies` stays the text it is. */
function withNames(text: string, mentions: readonly Mention[]): string {
  return text.replaceAll(/@_(?:user_\d+|all)(?![A-Za-z0-9_]) ?/g, (found) => {
    const key = found.trimEnd();
    if (key === "@_all") return `@所有人${found.slice(key.length)}`;
    const mention = mentions.find((each) => each.key === key);
    if (!mention) return found;
    return mention.isBot ? "" : `${spoken(mention)}${found.slice(key.length)}`;
  });
}

function link(node: Node): string {
  const [text, href] = [textOf(node.text), textOf(node.href)];
  return !href || href === text ? text : `${text}（${href}）`;
}

function at(node: Node, mentions: readonly Mention[]): string {
  const key = textOf(node.user_id);
  if (key === "@_all" || key === "all") return "@所有人";
  const mention = mentions.find((each) => each.key === key);
  return mention ? spoken(mention) : `@${oneLine(textOf(node.user_name))}`;
}

const flat: Record<string, (node: Node, mentions: readonly Mention[]) => string> = {
  text: (node) => textOf(node.text),
  md: (node, mentions) => withNames(textOf(node.text), mentions),
  a: link,
  at,
  code_block: (node) => textOf(node.text),
  emotion: (node) => `[${textOf(node.emoji_type)}]`,
};

const rowsOf = (content: Node): Node[][] =>
  (Array.isArray(content.content) ? content.content : []).map((row: unknown) =>
    Array.isArray(row) ? row.filter(isNode) : [],
  );

const flattened = (node: Node, mentions: readonly Mention[]): string => {
  const tag = textOf(node.tag);
  return Object.hasOwn(flat, tag) ? (flat[tag]?.(node, mentions) ?? "") : "";
};

function postText(content: Node, mentions: readonly Mention[]): string {
  const rows = rowsOf(content).map((row) => row.map((node) => flattened(node, mentions)).join(""));
  return [textOf(content.title), ...rows].filter((row) => row.trim() !== "").join("\n");
}

/** What a text or post says, as its readers see it; null for any other kind of message. */
export function spokenText(type: string, content: Node, mentions: readonly Mention[]): string | null {
  if (type === "text") return visible(withNames(textOf(content.text), mentions)).trim();
  return type === "post" ? visible(postText(content, mentions)).trim() : null;
}

/** The picture keys of a post, in reading order. */
export const picturesIn = (content: Node): string[] =>
  rowsOf(content)
    .flat()
    .filter((node) => node.tag === "img")
    .map((node) => textOf(node.image_key))
    .filter((key) => key !== "");
