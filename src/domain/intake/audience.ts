import type { IntakeAct } from "./decide.ts";

/** Who hears of what by a message of its own; nobody where the office only keeps its own list. */
export const intakeAudience = {
  propose: "office",
  enterIntake: null,
  registerItem: "proposer",
  turnDown: "proposer",
} as const satisfies Record<IntakeAct, "office" | "proposer" | null>;
