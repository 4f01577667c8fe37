import { z } from "zod";
import { FeishuError } from "./errors.ts";

export type Page<T> = { items: T[]; next: string | null };

/** The envelope of every list of the platform. */
export const pageOf = <T>(item: z.ZodType<T>) =>
  z
    .object({
      data: z.object({
        items: z.array(item).nullish(),
        has_more: z.boolean().nullish(),
        page_token: z.string().nullish(),
      }),
    })
    .transform(({ data }): Page<T> => {
      return { items: data.items ?? [], next: data.has_more ? (data.page_token ?? "") : null };
    });

const MOST_PAGES = 40;

/** All pages in order. Throws rather than give back a part: who finds nothing in a part would conclude wrongly. */
export async function allPages<T>(call: string, page: (token: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const found: T[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const { items, next } = await page(token);
    found.push(...items);
    if (next === null) return found;
    if (next === "" || seen.has(next)) break;
    seen.add(next);
    token = next;
  }
  throw new FeishuError({ call, outcome: "noRetry", sent: "no" });
}
