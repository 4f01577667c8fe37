import type { FaultFace, State } from "../wire.ts";
import { words } from "../words.ts";

const kinds = words.drawer.kinds;

const on: Record<keyof typeof kinds, (face: FaultFace) => boolean> = {
  slow: () => false,
  refused: ({ down }) => down === "refused",
  error: ({ down }) => down === "error",
  limit: ({ limited }) => limited > 0,
  lose: ({ lostAnswers }) => lostAnswers > 0,
  refuseCards: ({ refusedCards }) => refusedCards > 0,
  unreachable: ({ unreachable }) => unreachable.length > 0,
};

/** The drills that may hinder a step, in words; slowness only makes one wait. */
export const hindering = ({ faults }: State): string[] =>
  (Object.keys(on) as (keyof typeof on)[]).filter((kind) => on[kind](faults)).map((kind) => kinds[kind].name);
