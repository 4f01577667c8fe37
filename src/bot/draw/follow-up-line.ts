import type { LineFacts } from "../../../cards/facts.ts";
import type { FollowUp, FollowUpKind } from "../../db/follow-ups.ts";
import { momentInWords } from "../../domain/calendar/words.ts";
import { followUpWords } from "./follow-up-words.ts";
import type { Sight } from "./sight.ts";

/** Guarantee of the cast: `raise` takes no other kind. */
export const kindOf = ({ kind }: Pick<FollowUp, "kind">): FollowUpKind => kind as FollowUpKind;

/** A 待处置 among what waits for somebody; what it is about stands on its own card. */
export const followUpLine = ({ pen, today }: Sight, raised: FollowUp): LineFacts => ({
  tone: "grave",
  heading: "待处置",
  number: "",
  matter: followUpWords[kindOf(raised)].title,
  unit: "",
  says: `${momentInWords(raised.createdAt, today)}提出，${followUpWords[kindOf(raised)].todo}`,
  actions: [pen.button({ label: "查看", act: "goto", subject: { view: "followUp", followUpId: raised.id } })],
  receipt: null,
});
