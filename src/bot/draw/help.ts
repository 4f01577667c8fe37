import type { PlainFacts } from "../../../cards/facts.ts";
import { plainCard } from "../../../cards/plain.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { Command } from "../commands/command.ts";
import { isFor } from "../commands/command.ts";
import { commands } from "../commands/index.ts";
import type { Draw } from "./sight.ts";

const shownTo = (viewer: Actor | null): Command[] => commands.filter((each) => viewer !== null && isFor(viewer, each));

const one = (command: Command): Pick<PlainFacts, "title" | "paragraphs" | "facts"> => ({
  title: `命令：${command.name}`,
  paragraphs: [command.summary],
  facts: [
    { label: "写法", value: command.usage() },
    { label: "例如", value: command.example },
    ...(command.names.length > 1 ? [{ label: "也可写作", value: command.names.slice(1).join("、") }] : []),
  ],
});

const all = (shown: readonly Command[]): Pick<PlainFacts, "title" | "paragraphs" | "facts"> => ({
  title: "可用命令",
  paragraphs: [
    "命令以 / 开头，在与我的私聊中发送。发送“/帮助 命令名”查看某一条的写法和例子。其中 < > 内必须写，[ ] 内可以不写。",
  ],
  facts: shown.map((each) => ({ label: each.usage(), value: each.summary })),
});

/** 帮助: what exists and what this reader may ever use; nothing else is listed (product §4). */
export const drawHelp: Draw<"help"> = async ({ viewer, pen }, view) => {
  const shown = shownTo(viewer);
  const asked = view.command?.replace(/^[/／]/, "");
  const found = asked ? shown.find(({ names }) => names.includes(asked)) : undefined;
  return plainCard({
    tone: "information",
    ...(found ? one(found) : all(shown)),
    actions: [],
    form: null,
    reference: pen.reference,
  });
};
