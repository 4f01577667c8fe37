import { createHash } from "node:crypto";
import { z } from "zod";
import type { WantedRoster } from "../../domain/roster/plan.ts";
import type { RosterReport } from "../../domain/roster/report.ts";
import type { Plan } from "./import.ts";

const lines = z.object({ lines: z.array(z.string()), total: z.number().int() });
const count = z.number().int();

const report: z.ZodType<RosterReport> = z.object({
  read: z.object({ units: count, people: count, groups: count }),
  faults: lines,
  warnings: lines,
  changes: z
    .object({
      counts: z.object({ fresh: count, changed: count, gone: count }),
      sections: z.array(lines.extend({ title: z.string() })),
    })
    .nullable(),
  hindrances: z.array(z.string()),
});

export const readReport = (stored: unknown): RosterReport => report.parse(stored);

const list = z.array(z.looseObject({ row: count, name: z.string() }));
const wanted = z.object({ units: list, people: list, groups: list });

/** Guarantee of the cast: only `keepReading` writes it, and what another version wrote lacks its lists. */
export const readWanted = (stored: unknown): WantedRoster => wanted.parse(stored) as unknown as WantedRoster;

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** The same plan, the same word, in whatever order the database gives back the parts of what it keeps. */
export const fingerprintOf = (plan: Plan): string =>
  createHash("sha256").update(JSON.stringify(plan, inOrder)).digest("hex");

/** How long a report may wait for 确认导入, in milliseconds. */
export const WAITS_MS = 24 * 3_600_000;
