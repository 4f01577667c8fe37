import type { CardAction } from "../../../cards/facts.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { mayToward, placeOf } from "../../domain/access/rights.ts";
import type { Act } from "../../domain/item/acts.ts";
import { actLabels, acts } from "../../domain/item/acts.ts";
import { isFormAct } from "../../domain/item/forms.ts";
import type { Assignment, AssignmentStatus, SupervisionItem } from "../../domain/item/item.ts";
import { isPossible } from "../../domain/item/lifecycle.ts";
import { isOwnRequest } from "../../domain/item/sign-off.ts";
import type { Pen } from "./pen.ts";

/** Which acts stand first on a card, by state; whatever else is possible follows behind. */
const first: Record<AssignmentStatus, readonly Act[]> = {
  issued: ["acknowledge", "decline", "urge"],
  inProgress: ["reportProgress", "attachEvidence", "submitCompletion", "urge"],
  submitted: ["closeOut", "returnForRework"],
  declined: ["reassign", "uphold"],
  onHold: [],
  reassigned: [],
  closed: [],
  cancelled: [],
};

/** While the 第一责任人 is asked to sign: what answers it, then what goes on meanwhile. */
const whileAsked: readonly Act[] = [
  "signOff",
  "refuseSignOff",
  "submitCompletion",
  "withdrawSignOff",
  "reportProgress",
  "urge",
];

const kinds: Partial<Record<Act, CardAction["kind"]>> = {
  acknowledge: "primary",
  submitCompletion: "primary",
  closeOut: "primary",
  signOff: "primary",
  refuseSignOff: "danger",
  returnForRework: "danger",
  cancel: "danger",
};

const confirms: Partial<Record<Act, NonNullable<CardAction["confirm"]>>> = {
  signOff: { title: "签发", text: "确认办结说明和佐证材料属实，予以签发，报平安办审核？" },
  withdrawSignOff: { title: "收回", text: "收回后不再报第一责任人签发，修改后可再申请办结。确认收回？" },
  closeOut: { title: "通过并销号", text: "确认该单位已按要求完成，予以销号？" },
  withdrawForward: { title: "收回转办", text: "收回后由联络员直接办理，原经办人员不再看到本事项。" },
};

/** What this viewer may do with this assignment now: the lifecycle table and the rights table, nothing else. */
export function actsOpenTo(viewer: Actor, item: Pick<SupervisionItem, "officeId">, a: Assignment): Act[] {
  const place = placeOf(item, a);
  const ownRequest = (act: Act): boolean => act === "signOff" && isOwnRequest(viewer, item, a);
  const nothingOut = (act: Act): boolean => act === "withdrawForward" && !a.forwardedTo;
  const allowed = acts.filter(
    (act) => isPossible(act, a) && mayToward(viewer, act, place) && !ownRequest(act) && !nothingOut(act),
  );
  const order = a.signOffAt ? whileAsked : first[a.status];
  return allowed.sort((x, y) => rank(order, x) - rank(order, y));
}

/** Among the others what cannot be taken back stands last. */
const rank = (order: readonly Act[], act: Act): number =>
  order.includes(act) ? order.indexOf(act) : order.length + (act === "cancel" ? 1 : 0);

/** The button of an act: one that asks for words opens its form first, unless a question of its own takes its place. */
export function actButton(pen: Pen, act: Act, a: Pick<Assignment, "id" | "version" | "signOffAt">): CardAction {
  const again = act === "submitCompletion" && a.signOffAt !== null;
  const kind = again ? undefined : kinds[act];
  const confirm = confirms[act];
  return pen.button({
    label: actLabels[act],
    act: (isFormAct(act) || act === "urge") && !confirm ? `form.${act}` : act,
    subject: { view: "assignment", assignmentId: a.id },
    version: a.version,
    ...(kind ? { kind } : {}),
    ...(confirm ? { confirm } : {}),
  });
}
