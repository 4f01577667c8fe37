import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Clock } from "./clock.ts";

type Backlog = { waiting: number; oldest: Date | null };
type Source = { clock: Clock; backlog: () => Promise<Backlog>; figures?: readonly Figure[] };

/** One more gauge, read when it is asked for. */
export type Figure = { name: string; help: string; read: () => Promise<number> };

/** What the edges count; outcomes are short fixed words, never anything a person wrote. */
export type Metrics = {
  registry: Registry;
  event(outcome: string): void;
  click(outcome: string): void;
  sent(outcome: string): void;
  jobRun(run: { job: string; outcome: string; seconds: number }): void;
};

/** One look at the outbox for both gauges; while the database is away they are not a number, and the rest stands. */
function watchOutbox(registers: Registry[], { clock, backlog }: Source): void {
  let look: Promise<{ waiting: number; ageSeconds: number }> | null = null;
  const read = async () => {
    const { waiting, oldest } = await backlog();
    return { waiting, ageSeconds: oldest ? (clock.now().getTime() - oldest.getTime()) / 1000 : 0 };
  };
  const once = () => {
    look ??= read()
      .catch(() => ({ waiting: Number.NaN, ageSeconds: Number.NaN }))
      .finally(() => {
        look = null;
      });
    return look;
  };
  new Gauge({
    name: "duban_outbox_waiting",
    help: "messages that should have left by now",
    registers,
    async collect() {
      this.set((await once()).waiting);
    },
  });
  new Gauge({
    name: "duban_outbox_oldest_seconds",
    help: "how long the oldest of them has been due",
    registers,
    async collect() {
      this.set((await once()).ageSeconds);
    },
  });
}

/** Not a number while it cannot be read; the rest stands. */
function watch(registers: Registry[], { name, help, read }: Figure): void {
  new Gauge({
    name,
    help,
    registers,
    async collect() {
      this.set(await read().catch(() => Number.NaN));
    },
  });
}

export function createMetrics(source: Source): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  watchOutbox(registers, source);
  for (const figure of source.figures ?? []) watch(registers, figure);
  const counter = (name: string, help: string) => new Counter({ name, help, registers, labelNames: ["outcome"] });
  const events = counter("duban_events_total", "events the platform sent us");
  const clicks = counter("duban_clicks_total", "clicks on cards");
  const sent = counter("duban_sent_total", "attempts to send or change a message");
  const labelNames = ["job", "outcome"] as const;
  const runs = new Counter({ name: "duban_job_runs_total", help: "runs of each job", registers, labelNames });
  const seconds = new Histogram({
    name: "duban_job_seconds",
    help: "how long a run took",
    registers,
    labelNames: ["job"],
  });
  return {
    registry,
    event: (outcome) => events.inc({ outcome }),
    click: (outcome) => clicks.inc({ outcome }),
    sent: (outcome) => sent.inc({ outcome }),
    jobRun: ({ job, outcome, seconds: took }) => {
      runs.inc({ job, outcome });
      seconds.observe({ job }, took);
    },
  };
}
