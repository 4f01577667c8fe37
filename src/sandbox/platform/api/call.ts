import { z } from "zod";
import { ApiRefusal } from "../refusal.ts";
import type { World } from "../world.ts";

/** One request, its path already taken apart. */
export type Call = {
  path: Record<string, string>;
  query: Record<string, string>;
  body: Buffer;
  contentType: string;
};

export type Answer = { json: Record<string, unknown> } | { bytes: Uint8Array; mediaType: string };

export type Route = {
  /** As in the documentation: `im.message.create`. */
  name: string;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** With `:name` for what varies. */
  path: string;
  /** Whether a lost answer leaves the caller in doubt. */
  writes: boolean;
  /** The token call alone comes without a token. */
  open?: true;
  run(world: World, call: Call): Answer | Promise<Answer>;
};

export const ok = (data: Record<string, unknown> = {}): Answer => ({ json: { code: 0, msg: "success", data } });

const placeOf = ({ path, code, message }: z.core.$ZodIssue) => `${path.join(".") || "request"}: ${code} ${message}`;

function parsed<T extends z.ZodType>(shape: T, value: unknown, code: number): z.infer<T> {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  throw new ApiRefusal(code, `Your request contains an invalid request parameter. ${read.error.issues.map(placeOf)}`);
}

export const queryOf = <T extends z.ZodType>(call: Call, shape: T, code = 230001): z.infer<T> =>
  parsed(shape, call.query, code);

function jsonOf(text: string, code: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiRefusal(code, "Your request contains an invalid request parameter. not JSON");
  }
}

export function bodyOf<T extends z.ZodType>(call: Call, shape: T, code = 230001): z.infer<T> {
  if (!call.contentType.startsWith("application/json")) throw new ApiRefusal(code, "content-type must be JSON");
  return parsed(shape, jsonOf(call.body.toString("utf8"), code), code);
}

/** A text that must be JSON of the shape, as the content of a message is. */
export const textOf = <T extends z.ZodType>(text: string, shape: T): z.infer<T> =>
  parsed(shape, jsonOf(text, 230001), 230001);

const counted = z.string().regex(/^[1-9]\d{0,3}$/);

/** The parameters of every list. */
export const paging = (most: number) => ({
  page_size: counted
    .optional()
    .transform((text) => Number(text ?? 20))
    .refine((size) => size <= most),
  page_token: z.string().optional(),
});

/** One page of a list; the token says where the next one begins. */
export function pageOf<T>(all: readonly T[], asked: { page_size: number; page_token?: string | undefined }): Answer {
  const from = asked.page_token === undefined ? 0 : Number(/^at-(\d{1,9})$/.exec(asked.page_token)?.[1]);
  if (Number.isNaN(from)) throw new ApiRefusal(230001, "invalid page_token");
  const until = from + asked.page_size;
  const more = until < all.length;
  return ok({ items: all.slice(from, until), has_more: more, page_token: more ? `at-${until}` : "" });
}
