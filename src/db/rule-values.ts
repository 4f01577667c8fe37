import { z } from "zod";
import type { Category } from "../domain/item/categories.ts";
import { categories } from "../domain/item/categories.ts";
import type { Laid } from "../domain/settings/rules.ts";
import { settingKeys } from "../domain/settings/table.ts";
import type { SettingKey, Time, Values } from "../domain/settings/values.ts";

const time = z.custom<Time>((value) => typeof value === "string" && /^\d{2}:\d{2}$/.test(value));
const window = z.object({ from: time, to: time });
const category = z.custom<Category>((value) => typeof value === "string" && Object.hasOwn(categories, value));
const count = z.number().int().min(1);

/** How each setting is read back; what was typed was held to its bounds before it was kept. */
const readers: { readonly [K in SettingKey]: z.ZodType<Values[K]> } = {
  beforeDue: z.array(count).min(1),
  overdueCeiling: count,
  escalateAfter: count,
  reviewPatience: count,
  headPatience: count,
  urgeInterval: count,
  urgeCeiling: count,
  urgeDaily: count,
  morning: window,
  latest: time,
  digestDay: count.max(5),
  digest: window,
  notice: window,
  itemNumber: z.string().includes("{year}").includes("{n}"),
  evidenceMinutes: count,
  approveIssue: z.enum(["on", "off"]),
  principalAtIssue: z.array(category),
  signOffCategories: z.array(category),
};

const laidAs = (value: z.ZodType<unknown>): z.ZodType<Laid> =>
  z.object({ value, since: z.coerce.date(), version: z.number().int() });

/** Stored as JSON, so each part is read again; a setting a newer version knows is left alone. */
const stored = z.object(Object.fromEntries(settingKeys.map((key) => [key, laidAs(readers[key]).optional()])));

export const readLaid = (value: unknown): Partial<Record<SettingKey, Laid>> => stored.parse(value);
