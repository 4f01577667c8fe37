import type { Drawn } from "../../../cards/drawn.ts";
import type { Ruled } from "../../db/rule-versions.ts";
import type { GroupId } from "../../db/schema/roster.ts";
import type { View } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import type { Terms } from "../../domain/settings/rules.ts";
import type { Pen } from "./pen.ts";

/** Who looks, with which pen, and whether the card was seen before. */
export type Sight = {
  app: Ruled;
  viewer: Actor | null;
  pen: Pen;
  today: Day;
  /** The message was sent already: a line done with shows its receipt instead of vanishing. */
  again: boolean;
  /** When it was sent; null before. */
  sentAt: Date | null;
  /** The rules it was sent under, or goes out under now. */
  sentUnder: Terms;
  /** The group it hangs in; null in private chat. */
  groupId: GroupId | null;
  /** Strangers read along: no matter is named. */
  figuresOnly: boolean;
};

/** Draws one kind of view; null where nothing is left to say, and then nothing is sent. */
export type Draw<V extends View["view"]> = (sight: Sight, view: Extract<View, { view: V }>) => Promise<Drawn | null>;

export const sightOf = (app: Ruled, about: Omit<Sight, "app" | "today">): Sight => ({
  app,
  ...about,
  today: dayOf(app.clock.now()),
});
