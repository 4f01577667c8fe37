import type { Day } from "../calendar/day.ts";
import { day, dayOf, instantAt } from "../calendar/day.ts";
import type { Calendar } from "../calendar/workdays.ts";
import { presets, settingKeys } from "./table.ts";
import type { SettingKey, Values } from "./values.ts";

/** One setting as a version lays it down: its value, since when, and by which version. */
export type Laid = { value: unknown; since: Date; version: number };

/** One version of the rules as it was made. It never changes; what comes later is another version. */
export type Version = {
  version: number;
  /** In force from here on; for any day but the one it was made on this is 00:00 in Beijing. */
  effectiveAt: Date;
  /** What was changed. */
  key: SettingKey;
  /** Every setting that does not stand as it did at the beginning. */
  laid: Readonly<Partial<Record<SettingKey, Laid>>>;
  /** The version made earlier whose change this one carries on, as another one came in between; null for a change of its own. */
  replaces: number | null;
};

/** What holds at one instant, and how it came about. */
export type Rules = Values & {
  version: number;
  effectiveAt: Date;
  laid: Readonly<Record<SettingKey, Laid>>;
};

/** 00-2: the rules of the beginning are the regulation itself. */
export const regulation = { document: "安平安发〔2021〕3号", on: day("2021-02-09") } as const;
const beginning = instantAt(regulation.on, "00:00");

/** The rules as a version leaves them; without one, those of the beginning. */
export function rulesOf(version: Pick<Version, "version" | "effectiveAt" | "laid"> | null): Rules {
  const laid = Object.fromEntries(
    settingKeys.map((key) => [key, version?.laid[key] ?? { value: presets[key], since: beginning, version: 1 }]),
  ) as Record<SettingKey, Laid>;
  // Guarantee of the cast: a version is read through the table, which pairs each key with its own kind of value.
  const values = Object.fromEntries(settingKeys.map((key) => [key, laid[key].value])) as Values;
  return { ...values, version: version?.version ?? 1, effectiveAt: version?.effectiveAt ?? beginning, laid };
}

export const firstRules: Rules = rulesOf(null);

/** How days are counted and what was laid down about them at the instant of a decision. */
export type Terms = Calendar & {
  rules: Rules;
  /** The rules that held before, the oldest first; only after a standstill does a decision need any. */
  past: readonly Rules[];
};

export const termsOf = (calendar: Calendar, rules: Rules, past: readonly Rules[] = []): Terms => ({
  ...calendar,
  rules,
  past,
});

/** When the latest of these settings came into force. */
export const sinceOf = ({ laid }: Rules, keys: readonly SettingKey[]): Date =>
  new Date(Math.max(...keys.map((key) => laid[key].since.getTime())));

/** The reminders of every open matter rest on these. */
export const reminderKeys = [
  "beforeDue",
  "overdueCeiling",
  "escalateAfter",
  "reviewPatience",
  "headPatience",
  "morning",
] as const satisfies readonly SettingKey[];

/** The moment of every group's next digest rests on these. */
export const digestKeys = ["digestDay", "digest"] as const satisfies readonly SettingKey[];

/** The moment of every group's next notice rests on this. */
export const noticeKeys = ["notice"] as const satisfies readonly SettingKey[];

/** A change from today on holds at once, any other from 00:00. */
export const effectiveFrom = (on: Day, now: Date): Date => (on === dayOf(now) ? now : instantAt(on, "00:00"));
