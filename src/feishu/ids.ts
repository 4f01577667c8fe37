import { z } from "zod";
import { FeishuError } from "./errors.ts";

const prefixes = { message: "om", chat: "oc", openId: "ou" } as const;
type IdKind = keyof typeof prefixes;

const shapes = Object.fromEntries(
  Object.entries(prefixes).map(([kind, prefix]) => [kind, new RegExp(`^${prefix}_[A-Za-z0-9_-]{1,128}$`)]),
) as Record<IdKind, RegExp>;

const FILE_KEY = /^[A-Za-z0-9_-]{1,255}$/;

const refuse = (what: string): never => {
  throw new FeishuError({ call: what, outcome: "bug", sent: "no" });
};

/** An id fit to stand in a path: the SDK does not encode path parameters. Throws FeishuError "bug" otherwise. */
export const checkedId = (kind: IdKind, id: string): string => (shapes[kind].test(id) ? id : refuse(`${kind} id`));

export const checkedFileKey = (key: string): string => (FILE_KEY.test(key) ? key : refuse("file key"));

/** An id that must be there, in an event or an answer. */
export const idOf = (kind: IdKind) => z.string().regex(shapes[kind]);

/** An id that odd payloads leave out or leave empty: null then. */
export const maybeIdOf = (kind: IdKind) =>
  z
    .union([idOf(kind), z.literal("")])
    .nullish()
    .transform((id) => id || null);
