import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { FaultSwitch, Repeated } from "./page/wire.ts";
import type { Insight, PageParts, PageSandbox } from "./page-parts.ts";
import { PageRefusal } from "./page-refusals.ts";
import { bodyOf, switching } from "./page-requests.ts";

const MOST_BYTES = 4 * 1024;
const SLOW_MS = 2_000;
const LIMITED_CALLS = 20;
const LOST_ANSWERS = 3;
const REFUSED_CARDS = 3;
/** The bot is not available to this user. Feishu docs: im/v1/message/create. */
const OUT_OF_REACH = 230013;

type Faults = PageSandbox["faults"];
type Single = Exclude<FaultSwitch["fault"], "unreachable" | "normal">;

const turn: Record<Single, (faults: Faults, on: boolean) => unknown> = {
  slow: (faults, on) => faults.slow(on ? SLOW_MS : 0),
  refused: (faults, on) => faults.down(on ? "refused" : null),
  error: (faults, on) => faults.down(on ? "error" : null),
  limit: (faults, on) => faults.limit(on ? LIMITED_CALLS : 0),
  lose: (faults, on) => faults.loseAnswers(on ? LOST_ANSWERS : 0),
  refuseCards: (faults, on) => faults.refuseCards(on ? REFUSED_CARDS : 0),
};

async function allOff({ faults, faultsNow }: PageSandbox): Promise<void> {
  for (const each of Object.values(turn)) await each(faults, false);
  for (const openId of faultsNow().unreachable) faults.unreachable(openId, null);
}

async function switched(sandbox: PageSandbox, asked: FaultSwitch): Promise<void> {
  if (asked.fault === "normal") return allOff(sandbox);
  if (asked.fault !== "unreachable") {
    await turn[asked.fault](sandbox.faults, asked.on);
    return;
  }
  if (!sandbox.people().some(({ openId }) => openId === asked.person)) throw new PageRefusal("noPerson");
  sandbox.faults.unreachable(asked.person, asked.on ? OUT_OF_REACH : null);
}

async function counted(sandbox: PageSandbox, insight: Insight): Promise<Repeated["before"]> {
  const inside = await insight.glance();
  const messages = sandbox.chats().reduce((sum, { chatId }) => sum + sandbox.messages(chatId).length, 0);
  const totals = { inbox: inside?.inbox.total ?? 0, outbox: inside?.outbox.total ?? 0 };
  return { ...totals, journal: inside?.journal.total ?? 0, messages };
}

/** Faults between the product and the messenger, an event sent twice, and what the product has on its books. */
export function faultsOf(routes: Hono, { sandbox, insight, settle }: PageParts): void {
  routes.post("/faults", bodyLimit({ maxSize: MOST_BYTES }), async (c) => {
    await switched(sandbox, await bodyOf(c, switching));
    return c.json(sandbox.faultsNow());
  });
  routes.post("/repeat", bodyLimit({ maxSize: MOST_BYTES }), async (c) => {
    await settle();
    const before = await counted(sandbox, insight);
    const repeated = await sandbox.repeatsLast();
    if (!repeated) throw new PageRefusal("nothingToRepeat");
    await settle();
    return c.json({ ...repeated, before, after: await counted(sandbox, insight) } satisfies Repeated);
  });
  routes.get("/inside", async (c) => c.json(await insight.glance()));
}
