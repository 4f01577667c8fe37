import { plainCard } from "../../../cards/plain.ts";
import type { LedgerExport } from "../../db/ledger-exports.ts";
import { exportById } from "../../db/ledger-exports.ts";
import type { Draw } from "./sight.ts";

const PERCENT = 100;

function progressOf({ written, inHand, total, parts }: LedgerExport): string[] {
  const done = Math.min(written + inHand, total);
  const percent = total > 0 ? Math.floor((done / total) * PERCENT) : 0;
  return [
    `正在导出：已写 ${done} 条，共 ${total} 条（${percent}%）。`,
    ...(parts > 0 ? [`已发出 ${parts} 份文件，其余写好后依次发到本会话。`] : ["文件写好后发到本会话。"]),
  ];
}

const faces = {
  waiting: { tone: "information", words: progressOf },
  done: {
    tone: "done",
    words: ({ written, parts }: LedgerExport) => [`已全部导出：共 ${written} 条，${parts} 份文件，发到本会话。`],
  },
  stopped: {
    tone: "grave",
    words: ({ written, parts, error }: LedgerExport) => [
      `没有导出完成：${error ?? ""}`,
      ...(parts > 0 ? [`已发出的 ${parts} 份文件含 ${written} 条。`] : []),
    ],
  },
} as const;

/** How far a large 导出 is; nobody sees it but the asker. */
export const drawExport: Draw<"export"> = async ({ app, viewer, pen }, { exportId }) => {
  const found = await exportById(app.db, exportId);
  if (!found || viewer?.id !== found.personId) return null;
  const { tone, words } = faces[found.status];
  const { said } = found.filter;
  const subject = { view: "export", exportId } as const;
  pen.shows(subject, 0);
  return plainCard({
    tone,
    title: "台账导出",
    paragraphs: words(found),
    facts: said ? [{ label: "条件", value: said }] : [],
    actions: found.status === "waiting" ? [pen.button({ label: "刷新", act: "goto", subject })] : [],
    form: null,
    reference: pen.reference,
  });
};
