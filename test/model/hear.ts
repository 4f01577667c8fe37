import { answer } from "./clerk.ts";
import type { Deed, Entry, House, Matter, Owed, Share } from "./page.ts";
import type { Tally } from "./pressing.ts";
import { hindrance } from "./pressing.ts";
import type { Town } from "./town.ts";
import { belongsTo, citizen } from "./town.ts";

/** The model's whole answer to one deed: the clerk's, with what is asked of a 催办 and of a 转办 besides. */

type Course = { town: Town; house: House; now: string; matter: Matter; tally: Tally };
type Heard = { refused: string } | { matter: Matter; entry: Entry; owed: Owed[] };

/** 六 06-2: only a colleague of the unit whom a message reaches, and neither oneself nor who has it already. */
function unfit(town: Town, share: Share, { by, words }: Deed): boolean {
  const name = words.person ?? "";
  const same = share.handedOn?.to === name;
  return !belongsTo(town, name, share.handledIn) || name === by || citizen(town, name).deaf || same;
}

/** The matter as it stands afterwards; the one that was given stays as it was. */
export function hear({ town, house, now, matter, tally }: Course, deed: Deed): Heard {
  const desk = { town, house, matter: structuredClone(matter) };
  const said = answer(desk, deed);
  const before = matter.shares.find(({ id }) => id === deed.share);
  const noSight = "refused" in said && ["notFound", "notYours"].includes(said.refused);
  if (before && deed.act === "urge" && !noSight) {
    const why = hindrance({ town, house, matter }, before, { now, tally });
    if (why) return { refused: `cannotUrge ${why}` };
  }
  if ("refused" in said) return said;
  if (before && deed.act === "forward" && unfit(town, before, deed)) return { refused: "unfitPerson" };
  return { matter: desk.matter, ...said };
}
