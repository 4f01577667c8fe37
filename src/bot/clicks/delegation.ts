import type { View } from "../../db/view.ts";
import type { PersonId } from "../../domain/roster/unit.ts";
import { Refusal } from "../../refusal.ts";
import { dayFrom } from "../../usecases/item/reading.ts";
import { delegate as doDelegate, takeBack as doTakeBack } from "../../usecases/roster/delegate.ts";
import type { Clicked, Handler } from "./clicked.ts";
import { said, subjectOf, warned } from "./clicked.ts";
import { isCorrectable } from "./toasts.ts";
import { wordsIn } from "./typed.ts";

const ID = /^[0-9a-f-]{36}$/;

const typedIn = ({ form }: Pick<Clicked, "form">) => wordsIn(form, ["delegate", "from", "through"]);

/** A person chosen in a list; anything that is no id of ours counts as not chosen. */
export function chosenPerson(value: string | undefined, label: string): PersonId {
  if (!value || !ID.test(value)) throw new Refusal("incomplete", { fields: [label] });
  return value as PersonId;
}

/** 提交 of 代理: the card becomes that of the delegation. */
export const delegate: Handler = {
  run: async (clicked) => {
    const { app, viewer } = clicked;
    if (!subjectOf(clicked, "delegation")) throw new Refusal("notFound", {});
    const typed = typedIn(clicked);
    const delegateId = chosenPerson(typed.delegate, "代理人");
    const empty = [!typed.from && "开始日期", !typed.through && "结束日期"].filter((each) => each !== false);
    if (empty.length > 0) throw new Refusal("incomplete", { fields: empty });
    const days = { from: dayFrom(app, typed.from ?? ""), through: dayFrom(app, typed.through ?? "") };
    const { id } = await doDelegate(app, viewer, { delegateId, ...days });
    return { toast: said("已安排代理，并告知代理人。"), show: () => ({ view: "delegation", delegationId: id }) };
  },
  refused: async (clicked, refusal) => {
    if (!isCorrectable(refusal)) return null;
    const kept = (now: View) =>
      now.view === "delegation" ? { ...now, filled: typedIn(clicked), fault: refusal.message } : now;
    return { toast: warned(refusal.message), show: kept };
  },
};

/** 收回 */
export const takeBack: Handler = {
  run: async (clicked) => {
    const subject = subjectOf(clicked, "delegation");
    if (!subject?.delegationId) throw new Refusal("notFound", {});
    await doTakeBack(clicked.app, clicked.viewer, subject.delegationId);
    return { toast: said("已收回，代理人不再代办。") };
  },
};
