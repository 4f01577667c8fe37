import type { Context } from "hono";
import { setCookie } from "hono/cookie";
import { enterOps, SESSION_HOURS } from "../../usecases/ops/enter.ts";
import { readBounded } from "../webhook-body.ts";
import { COOKIE, isWord } from "./guard.ts";
import type { OpsParts } from "./ops.ts";
import { entryPage, say } from "./pages.ts";

const MOST_BYTES = 1_024;

/** Shows the button and burns nothing. */
export function showEntry(context: Context) {
  const link = context.req.query("link") ?? "";
  return isWord(link) ? entryPage(context, link) : say(context, 403, "expired");
}

/** Whether a form comes from our own page: a browser says so in one of two ways, and silence is no yes. */
function isOwn(context: Context, address: string | null): boolean {
  const site = context.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  const origin = context.req.header("origin") ?? "";
  return URL.canParse(origin) && (origin === address || new URL(origin).host === context.req.header("host"));
}

async function linkIn(context: Context): Promise<string> {
  const raw = await readBounded(context.req.raw, context.env?.incoming, MOST_BYTES);
  if (raw === "tooLarge" || raw === "broken") return "";
  return new URLSearchParams(Buffer.from(raw).toString("utf8")).get("link") ?? "";
}

/** 进入: the link is used up and becomes a cookie. */
export async function enter(context: Context, { app }: OpsParts) {
  const address = app.ops?.address() ?? null;
  const link = await linkIn(context);
  const word = isOwn(context, address) && isWord(link) ? await enterOps(app, link) : null;
  app.log.info({ event: "ops.enter", outcome: word === null ? "refused" : "entered" });
  if (word === null) return say(context, 403, "expired");
  setCookie(context, COOKIE, word, {
    path: "/ops",
    httpOnly: true,
    sameSite: "Strict",
    secure: address?.startsWith("https://") ?? false,
    maxAge: SESSION_HOURS * 3_600,
  });
  context.header("cache-control", "no-store");
  context.header("referrer-policy", "no-referrer");
  return context.redirect("/ops/", 303);
}
