import { randomBytes } from "node:crypto";
import { receiveDue } from "../../src/bot/receive/receive.ts";
import type { Dice } from "../chaos/dice.ts";
import { diceFrom } from "../chaos/dice.ts";
import { config, none, sealed, signed } from "../feishu/wire.ts";
import type { Ground } from "./ground.ts";
import { TENANT } from "./ground.ts";
import type { Json } from "./mutate.ts";
import { bent, scarred } from "./mutate.ts";
import { seeds } from "./seeds.ts";
import type { Attempt } from "./wire.ts";

type Shot = Attempt & {
  /** Whether somebody without the keys could have sent it. */
  forged: boolean;
  /** What is sealed inside, where that was not scarred beyond knowing. */
  inside: string | null;
};

type Tally = {
  bodies: number;
  refused: number;
  answered: number;
  worked: number;
  /** What must not be: each with how to have it again. */
  faults: string[];
};

const isObject = (value: unknown): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Under a name of its own, so that it is no repeat of an earlier one. */
function renamed(value: Json, round: number): Json {
  const copy = structuredClone(value);
  if (!(isObject(copy) && isObject(copy.header))) return copy;
  copy.header.event_id = `evt_fuzz_${round}`;
  if (isObject(copy.event) && isObject(copy.event.message)) copy.event.message.message_id = `om_fuzz${round}`;
  return copy;
}

const resigned = (body: string | Buffer) => ({ body, headers: signed(body) });
const other = (dice: Dice) => Buffer.from(JSON.stringify(dice.oneOf(seeds)));

type Way = (value: Json, dice: Dice) => Shot;

/** How a body comes to be: with the keys, or without. */
const ways = {
  /** Bytes changed behind the signature. */
  scarredBody: (value, dice) => {
    const body = sealed(JSON.stringify(value));
    const scar = scarred(Buffer.from(body), dice, Buffer.from(sealed(other(dice).toString())));
    return { body: scar, headers: signed(body), forged: !scar.equals(Buffer.from(body)), inside: null };
  },
  strangersKey: (value, dice) => {
    const key = randomBytes(dice.between(1, 40)).toString("hex");
    const body = sealed(JSON.stringify(bent(value, dice, seeds)), key);
    return { body, headers: signed(body, { key }), forged: true, inside: null };
  },
  /** The platform itself does not sign its URL verification. */
  unsigned: (value, dice) => {
    const isSealed = dice.chance(0.5);
    const body = isSealed ? sealed(JSON.stringify(value)) : JSON.stringify(bent(value, dice, seeds));
    const asks = isSealed && isObject(value) && value.type === "url_verification";
    return { body, headers: none, forged: !asks, inside: null };
  },
  /** The sealed text changed, the signature right: what a spliced ciphertext would be. */
  scarredSeal: (value, dice) => {
    const { encrypt } = JSON.parse(sealed(JSON.stringify(value))) as { encrypt: string };
    const scar = scarred(Buffer.from(encrypt, "base64"), dice, randomBytes(64));
    return { ...resigned(JSON.stringify({ encrypt: scar.toString("base64") })), forged: false, inside: null };
  },
  scarredText: (value, dice) => {
    const text = scarred(Buffer.from(JSON.stringify(value)), dice, other(dice)).toString("utf8");
    return { ...resigned(sealed(text)), forged: false, inside: text };
  },
  bentJson: (value, dice) => {
    const text = JSON.stringify(bent(value, dice, seeds)) ?? "null";
    return { ...resigned(sealed(text)), forged: false, inside: text };
  },
} as const satisfies Record<string, Way>;
type WayName = keyof typeof ways;

/** Most come from outside, as they would; the rest reach the handlers. */
const drawn: readonly WayName[] = [
  ...Array<WayName>(24).fill("scarredBody"),
  ...Array<WayName>(6).fill("strangersKey"),
  ...Array<WayName>(6).fill("unsigned"),
  ...Array<WayName>(8).fill("scarredSeal"),
  ...Array<WayName>(3).fill("scarredText"),
  "bentJson",
];

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The least that a 200 must have inside, read apart from the gate. */
function mayPass(inside: string): boolean {
  const value = parsed(inside);
  if (!isObject(value)) return false;
  if (!("schema" in value)) return value.token === config.verificationToken;
  const { schema, header, event } = value;
  if (schema !== "2.0" || !isObject(header) || !isObject(event)) return false;
  const { token, app_id, tenant_key } = header;
  return token === config.verificationToken && app_id === config.appId && tenant_key === TENANT;
}

const HANGS_AFTER_MS = 10_000;

async function answerTo({ product }: Ground, { body, headers }: Shot): Promise<Response | "hung"> {
  const names = { timestamp: "x-lark-request-timestamp", nonce: "x-lark-request-nonce", signature: "x-lark-signature" };
  const head = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [[names[name as keyof typeof names], value] as [string, string]],
  );
  const sent = new Request("http://duban.test/feishu/events", {
    method: "POST",
    body: new Uint8Array(Buffer.from(body)),
    headers: head,
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"hung">((resolve) => {
    timer = setTimeout(() => resolve("hung"), HANGS_AFTER_MS);
  });
  const answer = await Promise.race([Promise.resolve(product.web.fetch(sent)), late]);
  clearTimeout(timer);
  return answer;
}

/** What is wrong with an answer; null where nothing is. */
function faultIn(shot: Shot, answer: Response | "hung", statements: number): string | null {
  if (answer === "hung") return "hung";
  const { status } = answer;
  if (status >= 500) return `answered ${status}`;
  if (shot.forged && (status < 400 || statements > 0)) return `forged, but ${status} and ${statements} statements`;
  if (status >= 400 && statements > 0) return `refused after ${statements} statements`;
  if (status === 200 && shot.inside !== null && !mayPass(shot.inside)) return "200 for no envelope";
  return null;
}

/** Works through whatever was kept; a handler that throws has logged an error. */
async function workedOff({ product }: Ground): Promise<number> {
  let worked = 0;
  for (let took = await receiveDue(product.bot); took > 0; took = await receiveDue(product.bot)) worked += took;
  return worked;
}

const DRAIN_EVERY = 256;

async function shoot(ground: Ground, shot: Shot): Promise<{ fault: string | null; status: number }> {
  const before = ground.statements();
  try {
    const answer = await answerTo(ground, shot);
    const fault = faultIn(shot, answer, ground.statements() - before);
    return { fault, status: answer === "hung" ? 0 : answer.status };
  } catch (error) {
    return { fault: `threw ${String(error)}`, status: 0 };
  }
}

type Plan = { seed: number; goesOn: (bodies: number) => boolean };

/** Bodies bent at random, the same for the same seed, straight into the product's routes; what they left is worked off in between. */
export async function fuzz(ground: Ground, { seed, goesOn }: Plan): Promise<Tally> {
  const tally: Tally = { bodies: 0, refused: 0, answered: 0, worked: 0, faults: [] };
  const note = (fault: string, body: string) => void tally.faults.push(`seed ${seed}, body ${body}: ${fault}`);
  const drain = async () => {
    tally.worked += await workedOff(ground);
    for (const line of ground.errors.splice(0)) note(line, `up to ${tally.bodies}`);
    ground.lines.length = 0;
  };
  for (; goesOn(tally.bodies); tally.bodies += 1) {
    const dice = diceFrom(seed + tally.bodies);
    const way = dice.oneOf(drawn);
    const shot = ways[way](renamed(dice.oneOf(seeds), tally.bodies), dice);
    const { fault, status } = await shoot(ground, shot);
    if (fault) note(`${fault} (${way})`, String(tally.bodies));
    if (status === 200) tally.answered += 1;
    else tally.refused += 1;
    if (tally.bodies % DRAIN_EVERY === 0) await drain();
  }
  await drain();
  return tally;
}
