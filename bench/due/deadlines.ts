import { actorByOpenId } from "../../src/db/roster-store.ts";
import { day } from "../../src/domain/calendar/day.ts";
import type { AssignmentId } from "../../src/domain/item/item.ts";
import { act } from "../../src/usecases/item/act.ts";
import { inMs } from "../figures.ts";
import type { City } from "./city.ts";
import { days } from "./city.ts";

const AT_ONCE = 10;
const EACH_ROUND = 1_000;
const words = { due: day("2027-06-30"), reason: "设备未到货" };

/** 改期 a second, each through the one door in a transaction of its own, ten at a time: item, plan, journal, outbox, redraws. */
export async function deadlinesPerSecond({ app, sql, at }: City, round: number): Promise<number> {
  at(`${days[0]}T12:00+08:00`);
  const by = await actorByOpenId(app.db, "ou_0");
  if (!by) throw new Error("the bench has no office");
  const ids = await sql<
    { id: AssignmentId }[]
  >`select id from assignment where due >= '2027-01-01' and due < '2027-06-01'
    order by item_id offset ${round * EACH_ROUND} limit ${EACH_ROUND}`;
  const left = ids.map(({ id }) => id);
  const ms = await inMs(() =>
    Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let id = left.pop(); id; id = left.pop()) await act(app, by, { assignmentId: id, act: "redate", words });
      }),
    ),
  );
  return ids.length / (ms / 1000);
}
