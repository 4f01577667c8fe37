import type { CardAction, Fact, Tone } from "./facts.ts";

/** 单位情况: `record` null where the reader may see nothing of its matters. */
export type UnitFacts = {
  tone: Tone;
  title: string;
  name: string;
  facts: readonly Fact[];
  /** Each role with who holds it. */
  people: readonly Fact[];
  standIns: readonly string[];
  gaps: readonly string[];
  record: readonly { label: string; count: number }[] | null;
  actions: readonly CardAction[];
  reference: string;
};
