import type { LineFacts } from "../../../cards/facts.ts";
import type { FollowUp, FollowUpKind } from "../../db/follow-ups.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { momentInWords } from "../../domain/calendar/words.ts";
import { namedIn } from "./follow-up-named.ts";
import type { Named } from "./follow-up-words.ts";
import { followUpWords } from "./follow-up-words.ts";
import type { Sight } from "./sight.ts";

/** Guarantee of the cast: `raise` takes no other kind. */
export const kindOf = ({ kind }: Pick<FollowUp, "kind">): FollowUpKind => kind as FollowUpKind;

/** What tells two of one kind apart. */
const whomOf = ({ group, person, unit, matter }: Named): string => group || person || unit || matter;

/** A 待处置 among what waits for somebody: what happened; what is to be done about it stands on its own card. */
export async function followUpLine({ app, pen, today }: Sight, viewer: Actor, raised: FollowUp): Promise<LineFacts> {
  const { title, happened } = followUpWords[kindOf(raised)];
  const named = await namedIn(app, viewer, raised);
  return {
    tone: "grave",
    heading: "待处置",
    number: "",
    matter: [title, whomOf(named)].filter(Boolean).join("："),
    unit: "",
    says: `${momentInWords(raised.createdAt, today)} 提出：${happened(named)}`,
    actions: [pen.button({ label: "查看", act: "goto", subject: { view: "followUp", followUpId: raised.id } })],
    receipt: null,
  };
}
