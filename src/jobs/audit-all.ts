import type { Ground } from "../bot/checks/index.ts";
import { audit } from "../usecases/audit/audit.ts";
import type { Job } from "./job.ts";
import { job } from "./job.ts";

/** Compares what should have been said and done with what was (goals R19), the other jobs among it. */
export const auditAll = ({ app, machine }: Pick<Ground, "app" | "machine">, jobs: readonly Job[]) =>
  job({ name: "audit-all", everyMs: 5_000, run: () => audit(app, { machine, jobs }) });
