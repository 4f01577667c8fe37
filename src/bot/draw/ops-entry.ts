import { linkCard } from "../../../cards/link.ts";
import { entryById } from "../../db/ops-access.ts";
import { may } from "../../domain/access/rights.ts";
import { ENTRY_MINUTES } from "../../usecases/ops/ask.ts";
import type { Draw } from "./sight.ts";

/** 后台: the link of one entry, made when it is drawn, since only its hash is kept. */
export const drawOpsEntry: Draw<"opsEntry"> = async ({ app, viewer, pen }, { entryId }) => {
  const entry = await entryById(app.db, entryId);
  const address = app.ops?.address();
  if (!viewer || entry?.personId !== viewer.id || !may(viewer, "seeJobs") || !app.ops || !address) return null;
  const over = entry.usedAt !== null || entry.expiresAt <= app.clock.now();
  const said = over
    ? "链接已经使用或者超过时限。如需查看，请重新发送 /后台。"
    : `请点“打开”，在浏览器中查看排队和运行情况。链接只供本人使用，${ENTRY_MINUTES} 分钟内有效，只能使用一次。`;
  return linkCard({
    tone: over ? "ended" : "information",
    title: "后台任务",
    paragraphs: [said],
    link: over ? null : { label: "打开", url: `${address}/ops/enter?link=${app.ops.wordOf(entryId)}` },
    reference: pen.reference,
  });
};
