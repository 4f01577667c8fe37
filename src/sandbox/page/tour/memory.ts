import type { Cast } from "./cast.ts";
import type { ScenarioName } from "./scenarios.ts";
import { scenarios } from "./scenarios.ts";

/** How far somebody has come in a scenario. */
export type Run = { name: ScenarioName; step: number; begunAt: number; cast: Cast; matter: string };

const RUN = "tour";
const WAVED_OFF = "tour-waved-off";

/** The run begun here, also after a reload; what cannot be read any more is no run. */
export function keptRun(): Run | null {
  try {
    const kept = JSON.parse(localStorage.getItem(RUN) ?? "null") as Run | null;
    const whole = typeof kept?.cast?.group === "string" && typeof kept.matter === "string";
    return kept && whole && Object.hasOwn(scenarios, kept.name) ? kept : null;
  } catch {
    return null;
  }
}

export function keepRun(run: Run | null): void {
  if (run) localStorage.setItem(RUN, JSON.stringify(run));
  else localStorage.removeItem(RUN);
}

export const isWavedOff = (): boolean => localStorage.getItem(WAVED_OFF) === "yes";
export const waveOff = (): void => localStorage.setItem(WAVED_OFF, "yes");
