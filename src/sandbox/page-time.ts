import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Forwarded, HeardChat, Span } from "./page/wire.ts";
import type { PageParts, PageSandbox } from "./page-parts.ts";
import { PageRefusal } from "./page-refusals.ts";
import { bodyOf, forwarding } from "./page-requests.ts";
import { clockFace, lineOf } from "./page-state.ts";

const MOST_BYTES = 4 * 1024;
const MOST_LINES = 3;
const YEAR_MS = 366 * 86_400_000;

const all = (sandbox: PageSandbox) => sandbox.chats().flatMap(({ chatId }) => sandbox.messages(chatId));

/** Who heard what since then, the fullest chat first. */
function heardSince(sandbox: PageSandbox, known: ReadonlySet<string>): HeardChat[] {
  return sandbox
    .chats()
    .flatMap(({ chatId }) => {
      const fresh = sandbox.messages(chatId).filter((each) => each.sender === "bot" && !known.has(each.messageId));
      const lines = fresh.slice(-MOST_LINES).map(lineOf);
      return fresh.length > 0 ? [{ chatId, count: fresh.length, lines }] : [];
    })
    .toSorted((a, b) => b.count - a.count);
}

function targetOf(to: Span | { at: number }, now: Date): Span | Date {
  if (typeof to === "string") return to;
  const ahead = to.at - now.getTime();
  if (ahead <= 0) throw new PageRefusal("onlyForward");
  if (ahead > YEAR_MS) throw new PageRefusal("tooFar");
  return new Date(to.at);
}

async function forwarded({ sandbox, clock }: PageParts, target: Span | Date): Promise<Forwarded> {
  const from = clock.now();
  const known = new Set(all(sandbox).map(({ messageId }) => messageId));
  const { said } = await clock.forward(target);
  const isRedrawn = (at: Date) => at > from;
  const redrawn = all(sandbox).filter((each) => known.has(each.messageId) && isRedrawn(each.updatedAt)).length;
  const heard = heardSince(sandbox, known);
  return { clock: clockFace(clock), from: from.getTime(), said, redrawn, heard };
}

/** The clock turned forward, one turn at a time; what it gives back tells whether it turns now. */
export function forwardOf(routes: Hono, parts: PageParts): () => boolean {
  let turning = false;
  routes.post("/forward", bodyLimit({ maxSize: MOST_BYTES }), async (c) => {
    const { to } = await bodyOf(c, forwarding);
    if (turning) throw new PageRefusal("turning");
    const target = targetOf(to, parts.clock.now());
    turning = true;
    try {
      return c.json(await forwarded(parts, target));
    } finally {
      turning = false;
    }
  });
  return () => turning;
}
