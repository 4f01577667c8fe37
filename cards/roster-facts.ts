import type { CardAction, Fact, Tone } from "./facts.ts";

/** A heading with its lines; `total` counts those left out as well, `folded` is the title of its panel. */
export type RosterSection = { title: string; lines: readonly string[]; total: number; folded?: string };

export type RosterFacts = {
  tone: Tone;
  title: string;
  /** What came of it, or what is asked. */
  lead: string;
  facts: readonly Fact[];
  sections: readonly RosterSection[];
  actions: readonly CardAction[];
  reference: string;
};
