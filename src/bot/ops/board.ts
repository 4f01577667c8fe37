import type { Context } from "hono";
import { say } from "./pages.ts";

/** The queues as web pages below `/ops`, opened at the first look. */
export type Board = {
  /** Throws while Redis does not answer. */
  ready(): Promise<void>;
  fetch(request: Request): Response | Promise<Response>;
};

/** The board brings styles of its own and asks nobody else for anything. */
const headers = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
    "connect-src 'self'; form-action 'none'; base-uri 'self'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
};

/** The letters it would fetch from elsewhere: an office's network may not reach them, and nobody need know who looks. */
const ELSEWHERE = /<link[^>]+href="https?:[^>]*>/g;

async function ours(answer: Response): Promise<Response> {
  const isPage = answer.headers.get("content-type")?.startsWith("text/html") ?? false;
  const body = isPage ? (await answer.text()).replace(ELSEWHERE, "") : answer.body;
  const given = new Headers(answer.headers);
  for (const [name, value] of Object.entries(headers)) given.set(name, value);
  given.delete("content-length");
  return new Response(body, { status: answer.status, headers: given });
}

/** What the board shows. Whatever it cannot make sense of is a page that does not exist. */
export async function showBoard(context: Context, board: Board): Promise<Response> {
  try {
    await board.ready();
  } catch {
    return say(context, 503, "silent");
  }
  const answer = await Promise.resolve(board.fetch(context.req.raw)).catch(() => null);
  return answer === null || answer.status >= 400 ? say(context, 404, "unread") : ours(answer);
}
