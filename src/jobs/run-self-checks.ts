import type { Ground } from "../bot/checks/index.ts";
import { selfChecksDue } from "../bot/self-checks.ts";
import { job } from "./job.ts";

/** Carries out the self-checks people asked for. */
export const runSelfChecks = (ground: Ground) =>
  job({ name: "run-self-checks", everyMs: 1_000, run: () => selfChecksDue(ground) });
