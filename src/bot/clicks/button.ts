import { z } from "zod";
import type { ButtonValue } from "../../../cards/facts.ts";

const value = z.object({
  act: z.string().regex(/^[A-Za-z]{1,40}(\.[A-Za-z]{1,40})?$/),
  ref: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  version: z.number().int().min(0).max(2_147_483_647).default(0),
});

/** What a button of ours carries back; null for anything else. */
export function readButton(carried: unknown): ButtonValue | null {
  const read = value.safeParse(carried);
  return read.success ? read.data : null;
}
