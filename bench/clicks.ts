import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { city } from "../src/sandbox/city.ts";
import { diceFrom } from "../test/chaos/dice.ts";
import { personOf } from "../test/chaos/person.ts";
import type { Assigned } from "./clicks/matters.ts";
import { issueMatters } from "./clicks/matters.ts";
import { figure } from "./figures.ts";
import type { Figure } from "./goals.ts";
import type { Place } from "./place.ts";
import { ownPostgres } from "./place.ts";
import type { Ground } from "./webhook/product.ts";
import { openGround } from "./webhook/product.ts";
import { quantile } from "./webhook/spread.ts";

const MATTERS = 300;
/** Matters whose clicks come first and are not counted: a process that has just begun is slower. */
const WARM = 50;
const PER_SECOND = 50;
const LIMIT_MS = 100;
const DELIVERED_WITHIN_MS = 120_000;

const acts = [
  { label: "签收", says: "已签收", form: {} },
  { label: "反馈进展", says: "", form: {} },
  { label: "提交", says: "进展已记入", form: { progress: "已完成一半点位的整改", percent: "50" } },
] as const;

/** How the product is reached, and how long each callback took from being sent to being read. */
function door() {
  const took: number[] = [];
  let address = "";
  const callback = async (path: string, request: { body: string; headers: Record<string, string> }) => {
    const began = performance.now();
    const answer = await fetch(`${address}${path}`, { method: "POST", ...request });
    const body = await answer.text();
    took.push(performance.now() - began);
    return { status: answer.status, body };
  };
  const leadTo = (to: string) => {
    address = to;
  };
  return { took, callback, leadTo };
}

async function delivered({ sql }: Place): Promise<void> {
  const until = performance.now() + DELIVERED_WITHIN_MS;
  for (;;) {
    const [left] = await sql<
      { left: number }[]
    >`select count(*)::int as left from outbox_message where status = 'waiting'`;
    if (left?.left === 0) return;
    if (performance.now() > until) throw new Error(`${left?.left} messages are still waiting`);
    await wait(500);
  }
}

/** One press after another at its own time, whatever became of those before. Throws where one does not do its work. */
async function press({ sandbox }: Ground, assigned: readonly Assigned[], act: (typeof acts)[number]): Promise<void> {
  const cards = assigned.map(({ liaison, matter }) => {
    const person = personOf(sandbox, diceFrom(1), liaison);
    const card = person.card(`${matter}`, act.label);
    if (!card) throw new Error(`no card with ${act.label} about ${matter}`);
    return { person, card };
  });
  const began = performance.now();
  const pressing = cards.map(async ({ person, card }, n) => {
    await wait(Math.max(0, began + (n * 1_000) / PER_SECOND - performance.now()));
    const toast = await person.presses(card, act.label, act.form);
    if (toast === null || !toast.includes(act.says)) throw new Error(`${act.label} was answered with ${toast}`);
  });
  await Promise.all(pressing);
}

/** P18: liaisons press at a steady rate on cards they got, each press a change, or the form that leads to one. */
export async function clicks([count = MATTERS]: readonly number[]): Promise<readonly Figure[]> {
  const place = await ownPostgres({ durable: true });
  const { took, callback, leadTo } = door();
  const ground = await openGround({ city, callback });
  const all: number[] = [];
  try {
    const assigned = await issueMatters(place, WARM + count, tmpdir());
    const web = await ground.start({ DATABASE_URL: place.url, DUBAN_ROLE: "web" });
    const worker = await ground.start({ DATABASE_URL: place.url, DUBAN_ROLE: "worker" });
    leadTo(web.address);
    await delivered(place);
    for (const act of acts) await press(ground, assigned.slice(0, WARM), act);
    for (const act of acts) {
      took.length = 0;
      await press(ground, assigned.slice(WARM), act);
      figure(act.label, `p50 ${quantile(took, 0.5).toFixed(1)} ms　p99 ${quantile(took, 0.99).toFixed(1)} ms`);
      all.push(...took);
    }
    await Promise.all([web.stop(), worker.stop()]);
  } finally {
    await ground.close();
    await place.close();
  }
  const p99 = quantile(all, 0.99);
  const spread = `p50 ${quantile(all, 0.5).toFixed(1)} ms, most ${quantile(all, 1).toFixed(1)} ms, ${all.length} clicks`;
  return [{ id: "P18", value: `${p99.toFixed(1)} ms`, spread, met: p99 <= LIMIT_MS }];
}
