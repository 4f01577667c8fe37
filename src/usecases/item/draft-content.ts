import { z } from "zod";
import { bases, categories, topics, workstreams } from "../../domain/item/categories.ts";
import { priorities } from "../../domain/item/item.ts";

const keyOf = <K extends string>(table: Record<K, unknown>) =>
  z.custom<K>((value) => typeof value === "string" && Object.hasOwn(table, value));

/** What a `/督办` form holds before it is confirmed. Everything may still be missing. */
export const draftContent = z.object({
  units: z.string().default(""),
  matter: z.string().default(""),
  requirement: z.string().default(""),
  due: z.string().nullable().default(null),
  workstreams: z.array(keyOf(workstreams)).default([]),
  category: keyOf(categories).nullable().default(null),
  topic: keyOf(topics).nullable().default(null),
  basis: keyOf(bases).nullable().default(null),
  source: z.string().default(""),
  priority: keyOf(priorities).default("normal"),
  repeatReason: z.string().default(""),
  /** Fields pre-chosen from the words, shown as 建议. */
  suggested: z.array(z.string()).default([]),
  /** What was read and deserves a second look. */
  remarks: z.array(z.string()).default([]),
});
export type DraftContent = z.infer<typeof draftContent>;

const list = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === "string" && each !== "");
const known = <K extends string>(table: Record<K, unknown>, value: unknown): K | null =>
  typeof value === "string" && Object.hasOwn(table, value) ? (value as K) : null;

type Words = "units" | "matter" | "requirement" | "due" | "source" | "repeatReason";

/** A submitted form over the draft it was drawn from; unknown choices count as not made, odd values as not sent. */
export function contentOf(before: DraftContent, form: Record<string, unknown>): DraftContent {
  const words = (name: Words): string => {
    const typed = form[name];
    return (typeof typed === "string" ? typed : (before[name] ?? "")).trim();
  };
  const chosen = list(form.workstreams ?? before.workstreams);
  return {
    ...before,
    units: words("units"),
    matter: words("matter"),
    requirement: words("requirement"),
    due: words("due").replace(/ [+-]\d{4}$/, "") || null,
    workstreams: [...new Set(chosen.flatMap((key) => known(workstreams, key) ?? []))],
    category: known(categories, form.category ?? before.category),
    topic: known(topics, form.topic ?? before.topic),
    basis: known(bases, form.basis ?? before.basis),
    source: words("source"),
    priority: known(priorities, form.priority ?? before.priority) ?? "normal",
    repeatReason: words("repeatReason"),
    suggested: [],
  };
}
