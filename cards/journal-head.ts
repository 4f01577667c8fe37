import type { Drawn } from "./drawn.ts";
import { markdown } from "./elements.ts";
import { words } from "./escape.ts";
import { fallbackText } from "./fallback.ts";
import { card } from "./kit.ts";
import { footer } from "./parts.ts";

/** 日志摘要: how far the journal's chain reaches, for whoever keeps it elsewhere. */
export type JournalHeadFacts = {
  /** `序号:摘要`, as `npm run journal` takes it. */
  head: string;
  sealed: number;
  /** The moment it was read. */
  at: string;
  reference: string;
};

const TITLE = "操作日志摘要";

/** 日志摘要 for a group bound by 绑定审计: nothing of anybody's matters, and nothing to press. */
export function journalHeadCard({ head, sealed, at, reference }: JournalHeadFacts): Drawn {
  const said = `截至 ${at}，操作日志已封存 ${sealed} 条。`;
  const how = "本摘要留在群内即可。核对时由系统管理员在服务器上运行：";
  const verify = `npm run journal -- verify --head ${head}`;
  const means = "结果与本摘要不符的，说明此前的日志被改动过。";
  const body = [
    markdown(words(said)),
    markdown(`**摘要**　${words(head, 200)}`),
    markdown(words([how, verify, means].join("\n"), 400), "notation"),
    footer(reference, false),
  ];
  const lines = [said, "摘要过长，未以文字发送；请系统管理员运行 npm run journal -- verify 取得。"];
  return {
    card: card({ tone: "information", title: TITLE, summary: `${TITLE}　${sealed} 条　#${reference}`, body }),
    text: fallbackText({ title: TITLE, lines, instead: "本消息供留存，无需回复", reference }),
  };
}
