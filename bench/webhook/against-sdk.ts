import { systemClock } from "../../src/clock.ts";
import { print } from "../figures.ts";
import type { Figure } from "../goals.ts";
import { ownPostgres } from "../place.ts";
import { openLanes } from "./lane.ts";
import { closedLoop } from "./load.ts";
import { openPeer } from "./peers.ts";
import type { Ground, Product } from "./product.ts";
import { cpuOf, sender } from "./product.ts";
import { events, forgeries } from "./requests.ts";
import { middle, range } from "./spread.ts";

const ROUNDS = 7;
const EVENTS_A_ROUND = 4_000;
const LANES = 64;

const from = () => ({ ...sender, at: systemClock.now() });

/** Connections of its own for each round, so that none grows old while the others have their turn. */
async function pressed(address: string, requests: readonly Buffer[], expected = 200): Promise<number> {
  const lanes = await openLanes(address, LANES);
  try {
    return await closedLoop(lanes, requests, expected);
  } finally {
    for (const lane of lanes) lane.close();
  }
}

async function cpuOfEach(product: Product, requests: readonly Buffer[], expected: number): Promise<number> {
  const before = await cpuOf(product);
  await pressed(product.address, requests, expected);
  return ((await cpuOf(product)) - before) / requests.length;
}

type Addresses = { durable: string; forgetful: string; sdk: string; bare: string };
type Round = Record<keyof Addresses, number>;

async function rounds(addresses: Addresses): Promise<Round[]> {
  const measured: Round[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const speeds: Round = { durable: 0, forgetful: 0, sdk: 0, bare: 0 };
    for (const name of Object.keys(addresses) as (keyof Addresses)[])
      speeds[name] = await pressed(addresses[name], events(EVENTS_A_ROUND, from()));
    if (round > 0) measured.push(speeds);
  }
  return measured;
}

function throughput(measured: readonly Round[]): Figure {
  const against = (name: keyof Round, other: keyof Round) => measured.map((round) => round[name] / round[other]);
  const speed = (name: keyof Round) => `${middle(measured.map((round) => round[name])).toFixed(0)}/s`;
  const [durable, forgetful, bare] = [
    against("durable", "sdk"),
    against("forgetful", "sdk"),
    against("durable", "bare"),
  ];
  print(
    `kept on disk ${speed("durable")}, fsync off ${speed("forgetful")}, SDK ${speed("sdk")}, bare ${speed("bare")}`,
  );
  print(
    `fsync off ÷ SDK ${middle(forgetful).toFixed(2)} (${range(forgetful)}), kept on disk ÷ bare ${middle(bare).toFixed(2)}`,
  );
  const ratio = middle(durable);
  return {
    id: "P1",
    value: ratio.toFixed(2),
    spread: `${range(durable)}, fsync on, ${LANES} connections`,
    met: ratio >= 0.9,
  };
}

/** P6, the CPU: forged requests and true ones in turns at one process. */
async function forged(product: Product): Promise<{ ratio: number; spread: string }> {
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const forgery = await cpuOfEach(product, forgeries(EVENTS_A_ROUND / 2, from()), 401);
    ratios.push(forgery / (await cpuOfEach(product, events(EVENTS_A_ROUND / 2, from()), 200)));
  }
  return { ratio: middle(ratios), spread: range(ratios) };
}

/** P1 and the CPU of P6: the product as it is shipped, keeping each event, between the SDK and a server that does nothing. */
export async function againstSdk(ground: Ground) {
  const stores = { durable: await ownPostgres({ durable: true }), forgetful: await ownPostgres() };
  const start = (DATABASE_URL: string) => ground.start({ DATABASE_URL, DUBAN_ROLE: "web" });
  const products = { durable: await start(stores.durable.url), forgetful: await start(stores.forgetful.url) };
  const { encryptKey } = sender.gate;
  const peers = { sdk: await openPeer("sdk", encryptKey), bare: await openPeer("bare", encryptKey) };
  try {
    const { durable, forgetful } = products;
    const addresses = { durable: durable.address, forgetful: forgetful.address };
    const measured = await rounds({ ...addresses, sdk: peers.sdk.address, bare: peers.bare.address });
    return { throughput: throughput(measured), forged: await forged(durable) };
  } finally {
    await Promise.all(Object.values({ ...products, ...peers }).map((each) => each.stop()));
    await Promise.all(Object.values(stores).map((each) => each.close()));
  }
}
