import type { HistoryEntry } from "../../db/journal.ts";
import type { Why } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { handles, mayToward, placeOf } from "../../domain/access/rights.ts";
import type { Assignment, SupervisionItem } from "../../domain/item/item.ts";
import { isOpen } from "../../domain/item/item.ts";
import { actsOpenTo } from "./actions.ts";
import type { Sight } from "./sight.ts";
import { accountOf, SIGN, TOLD } from "./sign-off.ts";
import { doneLine, entryWords, nextWords, sideOf } from "./words.ts";

type Asked = {
  item: SupervisionItem;
  a: Assignment;
  history: readonly HistoryEntry[];
  unit: string;
  viewer: Actor;
};

const HANDLER_NEXT = "请按要求办理，及时反馈进展、上传佐证；完成后由联络员申请办结。";

/** Who may only look asks the liaison, and is not asked to do what the liaison does. */
function nextFor(sight: Sight, { item, a, unit, viewer }: Asked): string {
  const side = sideOf(viewer, item, a);
  const looksOn = side === "unit" && (a.status === "issued" || a.status === "inProgress");
  if (looksOn && actsOpenTo(viewer, item, a).length === 0)
    return `请督促联络员${a.status === "issued" ? "及时签收、" : ""}按期办结。`;
  return nextWords(a, side, { unit, today: sight.today });
}

/** What was done last, and what is asked of the reader now. */
export function askOf(sight: Sight, shown: Asked, why: Why): string {
  const { item, a, history, viewer } = shown;
  const { today } = sight;
  const last = history.at(-1);
  const words = last ? entryWords(last, today) : "";
  const account = last?.act === "signOff" ? accountOf(history, { today }) : "";
  const said = [words, account && `办结说明：${account}`].filter(Boolean).join("；");
  const done = last && last.act !== "issue" ? `${doneLine(last, today)}${said ? `：${said}` : ""}。` : "";
  if (actsOpenTo(viewer, item, a).includes("signOff")) return `${done}${SIGN}`;
  if (why === "principalTold" && isOpen(a.status)) return `${done}${TOLD}`;
  const onlyHandles = a.status === "inProgress" && !mayToward(viewer, "submitCompletion", placeOf(item, a));
  if (onlyHandles && !a.signOffAt && handles(viewer, a)) return `${done}${HANDLER_NEXT}`;
  return `${done}${nextFor(sight, shown)}`;
}
