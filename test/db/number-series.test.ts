import { expect, test } from "vitest";
import { takeNumber } from "../../src/db/number-series.ts";
import { supervisionItem } from "../../src/db/schema/item.ts";
import type { UnitId } from "../../src/domain/roster/unit.ts";
import { newId } from "../../src/ids.ts";
import { Refusal } from "../../src/refusal.ts";
import { openTestDatabase, seededApp } from "../support/database.ts";
import { issuedItem } from "../support/town.ts";

const oneTo = (most: number) => Array.from({ length: most }, (_, n) => n + 1);

test("同时取号不重不漏，撤回的事务不占号", async () => {
  const db = await openTestDatabase();
  const series = { officeId: newId<UnitId>(), kind: "督", year: 2026 };
  const take = (fails: boolean) =>
    db.transaction(async (tx) => {
      const taken = await takeNumber(tx, series);
      if (fails) throw new Refusal("notFound", {});
      return taken;
    });
  const results = await Promise.allSettled(oneTo(30).map((n) => take(n % 3 === 0)));
  const taken = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  expect(taken.toSorted((a, b) => a - b)).toEqual(oneTo(20));
  expect(await take(false)).toBe(21);
});

test("各单位、各文种、各年份各自从一号起", async () => {
  const db = await openTestDatabase();
  const officeId = newId<UnitId>();
  const other = newId<UnitId>();
  const series = [
    { officeId, kind: "督", year: 2026 },
    { officeId, kind: "督", year: 2027 },
    { officeId, kind: "函", year: 2026 },
    { officeId: other, kind: "督", year: 2026 },
  ];
  for (const each of series) expect(await takeNumber(db, each)).toBe(1);
  for (const each of series) expect(await takeNumber(db, each)).toBe(2);
});

test("同时下达多件，编号连续；下达被拒绝不占号；年份按北京时间当天", async () => {
  const { app, clock, db } = await seededApp();
  const wishes = oneTo(6).map((n) => ({ matter: `第${n}件事项` }));
  const refused = { matter: "重复的事项", units: ["市委平安办"] };
  const results = await Promise.allSettled([...wishes, refused].map((wish) => issuedItem(app, wish)));
  expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1);
  clock.set("2026-12-31T23:59+08:00");
  await issuedItem(app, { matter: "年末一件", due: "2027-01-15" });
  clock.set("2027-01-01T00:00+08:00");
  await issuedItem(app, { matter: "年初一件", due: "2027-01-15" });
  const numbers = await db
    .select({ year: supervisionItem.year, serial: supervisionItem.serial })
    .from(supervisionItem)
    .orderBy(supervisionItem.year, supervisionItem.serial);
  expect(numbers).toEqual([...oneTo(7).map((serial) => ({ year: 2026, serial })), { year: 2027, serial: 1 }]);
});
