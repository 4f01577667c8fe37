import type { City } from "./city.ts";
import { days } from "./city.ts";
import { deliverAll } from "./deliver-all.ts";
import { feishuOf } from "./feishu.ts";

/** Sends what the burst of the first day promised; messages that arrived for each person something was due for. */
export async function cardsPerReceiver(city: City): Promise<{ cards: number; receivers: number }> {
  city.at(`${days[0]}T09:30+08:00`);
  const feishu = await feishuOf(city.app.clock);
  await deliverAll(city, feishu);
  const [due] = await city.sql`select count(distinct unit_id)::int as n from assignment where due = ${days[0]}`;
  const cards = feishu.arrivals().size;
  await feishu.close();
  return { cards, receivers: Number(due?.n) };
}
