import type { Clock } from "../../clock.ts";
import type { Db } from "../../db/db.ts";
import { knowJobs, noteBeats } from "../../db/job-beats.ts";
import { faultOf } from "../../fault.ts";
import type { Log } from "../../log.ts";

const EVERY_MS = 5_000;

type Parts = { db: Db; machine: Clock; log: Log; jobs: readonly string[] };

/**
 * Writes down which jobs came to their end, together and at most each five seconds; the first end of each in this process
 * at once, as the process may not live that long. Never rejects.
 */
export function beatKeeper({ db, machine, log, jobs }: Parts): (job: string) => void {
  const unwritten = new Set(jobs);
  const ended = new Set<string>();
  let known = false;
  let writing = false;
  let next = 0;
  const write = async (): Promise<void> => {
    const names = [...ended];
    ended.clear();
    for (const name of names) unwritten.delete(name);
    if (!known) await knowJobs(db, jobs);
    known = true;
    await noteBeats(db, names);
  };
  return (job) => {
    ended.add(job);
    const now = machine.now().getTime();
    const waits = now < next && next - now <= EVERY_MS && [...ended].every((name) => !unwritten.has(name));
    if (writing || waits) return;
    [writing, next] = [true, now + EVERY_MS];
    void write()
      .catch((error: unknown) => log.warn({ event: "beatsUnwritten", ...faultOf(error) }))
      .finally(() => {
        writing = false;
      });
  };
}
