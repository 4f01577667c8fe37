import type { Job } from "./job.ts";

/** A job of a system that may be restored: until a person lets it speak, nothing is sent, worked through or sealed. */
export const unlessHeld = (job: Job, held: () => Promise<boolean>): Job => ({
  ...job,
  run: async () => ((await held()) ? 0 : job.run()),
});
