import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { addVersions, allVersions, rulesAt, termsAt, termsSince } from "../../src/db/rule-versions.ts";
import { calendar } from "../../src/domain/calendar/workdays.ts";
import type { PersonId } from "../../src/domain/roster/unit.ts";
import { newId } from "../../src/ids.ts";
import { openTestDatabase } from "../support/database.ts";

const at = (text: string) => new Date(`${text}+08:00`);
const made = { madeAt: at("2026-03-02T10:00"), madeBy: newId<PersonId>(), source: "安平办发〔2026〕8号" };
const ceiling = (version: number, value: number, on: string) => ({
  ...made,
  version,
  effectiveAt: at(`${on}T00:00`),
  key: "overdueCeiling" as const,
  laid: { overdueCeiling: { value, since: at(`${on}T00:00`), version } },
  replaces: null,
});

test("没有任何一版时就是第一版；有了以后，各时刻读到各时刻施行的一版（00-2）", async () => {
  const db = await openTestDatabase();
  expect(await rulesAt(db, at("2026-03-02T10:00"))).toMatchObject({ version: 1, overdueCeiling: 5 });
  expect(await addVersions(db, [ceiling(2, 8, "2026-03-05"), ceiling(3, 6, "2026-03-09")])).toBe(true);
  expect(await rulesAt(db, at("2026-03-04T23:59"))).toMatchObject({ version: 1, overdueCeiling: 5 });
  expect(await rulesAt(db, at("2026-03-05T00:00"))).toMatchObject({ version: 2, overdueCeiling: 8 });
  expect(await rulesAt(db, at("2026-04-01T00:00"))).toMatchObject({ version: 3, overdueCeiling: 6, latest: "18:00" });
});

test("停机以后的决定，也知道其间各版规则", async () => {
  const db = await openTestDatabase();
  await addVersions(db, [ceiling(2, 8, "2026-03-05"), ceiling(3, 6, "2026-03-09")]);
  const terms = await termsAt(db, calendar, at("2026-03-10T09:00"));
  const past = async (since: string) => (await termsSince(db, terms, at(since))).past.map(({ version }) => version);
  expect(await past("2026-03-09T10:00")).toEqual([]);
  expect(await past("2026-03-06T10:00")).toEqual([2]);
  expect(await past("2026-03-02T10:00")).toEqual([1, 2]);
});

test("同一个版本号只有一个人用得上", async () => {
  const db = await openTestDatabase();
  expect(await addVersions(db, [ceiling(2, 8, "2026-03-05")])).toBe(true);
  expect(await addVersions(db, [ceiling(2, 9, "2026-03-05")])).toBe(false);
  expect((await allVersions(db)).map(({ laid }) => laid.overdueCeiling?.value)).toEqual([8]);
});

test("各版规则只增不减：改、删、清空都被数据库拒绝", async () => {
  const db = await openTestDatabase();
  await addVersions(db, [ceiling(2, 8, "2026-03-05")]);
  for (const change of [
    sql`update rule_version set source = ''`,
    sql`delete from rule_version`,
    sql`truncate rule_version`,
  ]) {
    await expect(db.execute(change)).rejects.toThrow();
  }
  expect(await allVersions(db)).toHaveLength(1);
});
