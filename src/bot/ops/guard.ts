import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import type { App } from "../../app.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { noteOpsRefusal, whoIsIn } from "../../usecases/ops/enter.ts";
import { say } from "./pages.ts";

export const COOKIE = "duban_ops";

/** Links and cookies are words of 256 bits; whatever has another shape is nobody's, and no database need be asked. */
export const isWord = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

const MOST_PATH = 200;
const reads = (method: string): boolean => method === "GET" || method === "HEAD";

/** Who is in by the cookie of this request; asked of the roster each time. */
async function actorOf(context: Context, app: App): Promise<Actor | null> {
  const word = getCookie(context, COOKIE) ?? "";
  return isWord(word) ? whoIsIn(app, word) : null;
}

/** The answer to a request that may not go on; null for somebody who is in and only looks. */
export async function turnedAway(context: Context, app: App): Promise<Response | null> {
  const actor = await actorOf(context, app);
  if (!actor) return say(context, 403, "stranger");
  const { method, path } = context.req;
  if (reads(method)) return null;
  await noteOpsRefusal(app, actor, { method: method.slice(0, 20), path: path.slice(0, MOST_PATH) });
  return say(context, 403, "readOnly");
}
