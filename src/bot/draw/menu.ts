import type { CardAction } from "../../../cards/facts.ts";
import { plainCard } from "../../../cards/plain.ts";
import { ledgerFilter } from "../../db/ledger-filter.ts";
import { may } from "../../domain/access/rights.ts";
import { proposingUnit } from "../../domain/intake/sight.ts";
import type { Draw, Sight } from "./sight.ts";

/** What most people come for: a form to issue where that is allowed, the own matters, the ledger or the help. */
function menuButtons({ pen, viewer }: Sight): CardAction[] {
  const issues = viewer !== null && may(viewer, "issue");
  const proposes = viewer !== null && proposingUnit(viewer) !== null;
  const sees = viewer !== null && may(viewer, "lookUp");
  return [
    ...(issues ? [pen.button({ label: "督办", act: "newDraft", subject: { view: "menu" }, kind: "primary" })] : []),
    ...(proposes
      ? [pen.button({ label: "提请立项", act: "newDraft", subject: { view: "menu" }, kind: "primary" })]
      : []),
    pen.button({ label: "待办", act: "goto", subject: { view: "todo" } }),
    ...(sees
      ? [pen.button({ label: "台账", act: "goto", subject: { view: "ledger", filter: ledgerFilter.parse({}) } })]
      : []),
    ...(issues || (proposes && sees) ? [] : [pen.button({ label: "帮助", act: "goto", subject: { view: "help" } })]),
  ];
}

/** What a plain text in private chat is answered with. */
export const drawMenu: Draw<"menu"> = async (sight) =>
  plainCard({
    tone: "information",
    title: "您好，我是督办助手",
    paragraphs: ["请选择要办理的事项，或发送 /帮助 查看全部命令。"],
    facts: [],
    actions: menuButtons(sight),
    form: null,
    reference: sight.pen.reference,
  });
