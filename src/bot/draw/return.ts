import { plainCard } from "../../../cards/plain.ts";
import { delegationById } from "../../db/delegations.ts";
import { personById } from "../../db/roster-store.ts";
import { workStoodIn } from "../../db/stand-in-work.ts";
import { momentInWords } from "../../domain/calendar/words.ts";
import type { EventAct } from "../../domain/item/event.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { periodInWords } from "./delegation.ts";
import type { Draw } from "./sight.ts";
import { doneWords } from "./words.ts";

const MOST_NAMED = 20;

/** What was done while the reader was away (07-4), as far as the reader may see it today. */
export const drawReturn: Draw<"return"> = async ({ app, viewer, pen, today }, view) => {
  const found = await delegationById(app.db, view.delegationId);
  if (!found || viewer?.id !== found.absentId) return null;
  const delegate = (await personById(app.db, found.delegateId))?.name ?? "";
  const done = await workStoodIn(app.db, viewer, found);
  // Guarantee of the cast: rows about an item are written with the acts of items alone.
  const lines = done.map(
    ({ act, at, number, matter, unitName }) =>
      `${momentInWords(at, today)}　${doneWords[act as EventAct]}　${formatNumber(number)} ${matter}${unitName ? `（${unitName}）` : ""}`,
  );
  const more = lines.length > MOST_NAMED ? [`其余 ${lines.length - MOST_NAMED} 件次，请在事项的办理过程中查看。`] : [];
  return plainCard({
    tone: "information",
    title: "代理期间办理情况",
    paragraphs: [
      lines.length > 0 ? `${delegate}代您办理 ${lines.length} 件次：` : `${delegate}代理期间没有办理记录。`,
      ...lines.slice(0, MOST_NAMED),
      ...more,
    ],
    facts: [{ label: "代理起止", value: periodInWords(found, today) }],
    actions: [pen.button({ label: "待办", act: "goto", subject: { view: "todo" } })],
    form: null,
    reference: pen.reference,
  });
};
