import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { receiveDue } from "../src/bot/receive/receive.ts";
import { supervisionItem } from "../src/db/schema/item.ts";
import { cardLine, outboxMessage } from "../src/db/schema/messages.ts";
import { takeIntoSearch } from "../src/db/search.ts";
import { encryptAndSign } from "../src/feishu/sign.ts";
import { listen } from "../src/listen.ts";
import { config, sealed } from "../test/feishu/wire.ts";
import type { Ground } from "../test/hostile/ground.ts";
import { openGround, TENANT } from "../test/hostile/ground.ts";
import { issuedItem } from "../test/support/town.ts";
import { print } from "./figures.ts";
import type { Figure } from "./goals.ts";
import type { Pair } from "./oracle/pairs.ts";
import { apart } from "./oracle/pairs.ts";
import { ownPostgres } from "./place.ts";

const TRIES = 2_000;
const MATTERS = 40;
const MOST_APART = 0.1;
const WHO = "ou_hanbinLiaison";
const now = new Date("2026-11-24T09:30:00+08:00");

const header = (event_type: string) => ({
  ...{ event_id: randomUUID(), event_type, create_time: String(now.getTime()) },
  ...{ token: config.verificationToken, app_id: config.appId, tenant_key: TENANT },
});

const typed = (text: string) => ({
  schema: "2.0",
  header: header("im.message.receive_v1"),
  event: {
    sender: { sender_id: { open_id: WHO }, sender_type: "user" },
    message: {
      ...{ message_id: `om_${randomUUID()}`, create_time: String(now.getTime()), chat_id: "oc_with_somebody" },
      ...{ chat_type: "p2p", message_type: "text", content: JSON.stringify({ text }) },
    },
  },
});

const pressed = (ref: string, messageId: string) => ({
  schema: "2.0",
  header: header("card.action.trigger"),
  event: {
    operator: { open_id: WHO },
    token: "c-token",
    action: { tag: "button", value: { act: "acknowledge", ref, version: 1 } },
    context: { open_message_id: messageId, open_chat_id: "oc_with_somebody" },
  },
});

/** The signed event through the routes, and what it brought about, to its end. */
async function through({ product }: Ground, value: object, status = 200): Promise<void> {
  const { body, headers } = encryptAndSign(value, config, now);
  const answer = await product.web.request("/feishu/events", { method: "POST", body, headers });
  await answer.text();
  if (answer.status !== status) throw new Error(`answered ${answer.status} instead of ${status}`);
  await receiveDue(product.bot);
}

/** Matters of another unit, every second one restricted; their cards are in that unit's hands. */
async function strangersMatters({ product }: Ground) {
  const { app } = product;
  for (let n = 0; n < MATTERS; n += 1) {
    const { id } = await issuedItem(app, { units: ["高新区"], matter: `第${n}处燃气管线占压整治` });
    await app.db
      .update(supervisionItem)
      .set({ restricted: n % 2 === 1 })
      .where(eq(supervisionItem.id, id));
  }
  while ((await takeIntoSearch(app.db)) > 0);
  const rows = await app.db.select().from(outboxMessage).where(eq(outboxMessage.status, "waiting"));
  for (const { id } of rows) {
    const sent = { status: "sent", messageId: `om_${id}`, sentAt: now } as const;
    await app.db.update(outboxMessage).set(sent).where(eq(outboxMessage.id, id));
    const subject = { view: "help" };
    await app.db.insert(cardLine).values({ ref: id.slice(0, 22), outboxId: id, subject, subjectId: id });
  }
  return rows.map(({ id }) => ({ ref: id.slice(0, 22), messageId: `om_${id}` }));
}

/** What is asked in ways that must not be told apart, try by try. */
async function askings(ground: Ground): Promise<Pair[]> {
  const cards = await strangersMatters(ground);
  const cardAt = (n: number) => cards[n % cards.length] ?? { ref: "", messageId: "" };
  const number = (n: number, odd: number) => 1 + 2 * (n % (MATTERS / 2)) + odd;
  const ask = (text: (n: number) => string) => (n: number) => through(ground, typed(text(n)));
  return [
    {
      name: "/查 by number",
      ways: {
        unknown: ask((n) => `/查 ${1_000 + n}`),
        "somebody else's": ask((n) => `/查 ${number(n, 0)}`),
        restricted: ask((n) => `/查 ${number(n, 1)}`),
      },
    },
    {
      name: "/查 by words",
      ways: {
        unknown: ask((n) => `/查 第${n % MATTERS}处无人知晓之事项`),
        "somebody else's": ask((n) => `/查 第${n % MATTERS}处燃气管线占压整治`),
      },
    },
    {
      name: "an act by number",
      ways: {
        unknown: ask((n) => `/反馈 ${1_000 + n} 已完成`),
        "somebody else's": ask((n) => `/反馈 ${number(n, 0)} 已完成`),
      },
    },
    {
      name: "a click",
      ways: {
        "made up": (n) => through(ground, pressed(randomUUID().slice(0, 22), cardAt(n).messageId)),
        "somebody else's card": (n) => through(ground, pressed(cardAt(n).ref, cardAt(n).messageId)),
      },
    },
  ];
}

type Sent = { body: string; headers: Record<string, string> };

/** Refusals of the gate over a real socket. */
function refusals(address: string): Pair[] {
  const post = async ({ body, headers }: Sent) => {
    const answer = await fetch(`${address}/feishu/events`, { method: "POST", body, headers });
    await answer.text();
    if (answer.status < 400) throw new Error(`answered ${answer.status} to a forgery`);
  };
  const value = typed("/查 1");
  const badSignature = { ...encryptAndSign(value, { encryptKey: "another" }, now) };
  const wrongToken = encryptAndSign({ ...value, header: { ...value.header, token: "x".repeat(25) } }, config, now);
  const asks = (token: string, key?: string) =>
    sealed(JSON.stringify({ type: "url_verification", token, challenge: "a" }), key);
  const bare = (body: string): Sent => ({ body, headers: {} });
  const [anotherKey, anotherToken] = [bare(asks("x".repeat(25), "another")), bare(asks("x".repeat(25)))];
  return [
    {
      name: "a signed request",
      ways: { "bad signature": () => post(badSignature), "wrong token": () => post(wrongToken) },
    },
    {
      name: "a URL verification",
      ways: { "another key": () => post(anotherKey), "wrong token": () => post(anotherToken) },
    },
  ];
}

/** R15: whether the time of an answer tells what its words do not. */
export async function oracle([tries = TRIES]: readonly number[]): Promise<readonly Figure[]> {
  const place = await ownPostgres();
  const ground = await openGround({ ...place, kind: "postgres", statements: () => 0 }, { now: () => now });
  const server = await listen({ host: "127.0.0.1", port: 0 }, ground.product.web.fetch);
  try {
    const found: Awaited<ReturnType<typeof apart>>[] = [];
    for (const pair of [...(await askings(ground)), ...refusals(server.address)]) {
      const measured = await apart(pair, tries);
      print(measured.words);
      found.push(measured);
    }
    const worst = found.reduce((most, each) => (each.share > most.share ? each : most));
    const value = `${(worst.share * 100).toFixed(1)} % at most`;
    return [{ id: "R15", value, spread: `${worst.name}; ${tries} tries a way`, met: worst.share < MOST_APART }];
  } finally {
    await server.close();
    await ground.close();
  }
}
