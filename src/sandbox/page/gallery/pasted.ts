import { listOf, rawOf, stringOf } from "../card/raw.ts";

/** What was pasted, read as a card; or in words why it cannot be read at all. */
export type Pasted = { card: unknown; from: string | null } | { unreadable: string };

const lineOf = (text: string, at: number) => {
  const before = text.slice(0, at).split("\n");
  return `第 ${before.length} 行第 ${(before.at(-1)?.length ?? 0) + 1} 个字`;
};

/** Engines say the place as a position or as line and column; where they say neither, the words alone are left. */
function whereIn(text: string, said: string): string {
  const position = /position (\d+)/.exec(said)?.[1];
  if (position !== undefined) return lineOf(text, Number(position));
  const [, line, column] = /line (\d+) column (\d+)/.exec(said) ?? [];
  return line && column ? `第 ${line} 行第 ${column} 个字` : "末尾";
}

function hints(text: string): string {
  const found = [
    /,\s*[}\]]/.test(text) && "最后一项后面多了逗号",
    /^\s*\/\/|\/\*/m.test(text) && "JSON 里不能写注释",
    /'[\w-]+'\s*:/.test(text) && "属性名要用双引号",
    /[“”]/.test(text) && /[“”]\s*[:：]/.test(text) && "引号写成了中文的",
  ].filter((each) => each !== false);
  return found.length > 0 ? `（${found.join("；")}）` : "";
}

const parsed = (text: string): unknown => JSON.parse(text);

/** A card within what is sent to the platform, within an answer to a click, or within a sample of ours. */
function unwrapped(value: unknown): { card: unknown; from: string | null } {
  const raw = rawOf(value);
  if (typeof raw.content === "string" && raw.msg_type === "interactive") {
    return { card: parsed(raw.content), from: "发送消息的请求" };
  }
  const answered = rawOf(raw.card);
  if (answered.type === "raw" && answered.data !== undefined) return { card: answered.data, from: "点击的答复" };
  if (raw.card !== undefined && raw.schema === undefined && raw.body === undefined) {
    return { card: raw.card, from: "带代替文字的样张" };
  }
  if (stringOf(raw.tag) !== "" && raw.schema === undefined) return { card: alone([value]), from: "单个组件" };
  if (Array.isArray(value) && listOf(value).length > 0) return { card: alone(value), from: "一组组件" };
  return { card: value, from: null };
}

/** Components without a card around them are shown in the plainest one. */
const alone = (elements: readonly unknown[]) => ({ schema: "2.0", config: { update_multi: true }, body: { elements } });

export function readPasted(text: string): Pasted {
  if (text.trim() === "") return { unreadable: "请在右侧贴入卡片 JSON。" };
  try {
    return unwrapped(parsed(text));
  } catch (error) {
    const said = error instanceof Error ? error.message : "";
    return { unreadable: `不是完整的 JSON：${whereIn(text, said)}起读不下去${hints(text)}。` };
  }
}
