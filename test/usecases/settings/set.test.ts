import { expect, test } from "vitest";
import { allVersions, rulesAt } from "../../../src/db/rule-versions.ts";
import { journal } from "../../../src/db/schema/journal.ts";
import { Refusal } from "../../../src/refusal.ts";
import { changeSetting } from "../../../src/usecases/settings/set.ts";
import { seededApp } from "../../support/database.ts";
import { actorOf } from "../../support/town.ts";

const source = "安平办发〔2026〕8号";
const typed = { value: "60", source, on: "2026-11-24" };

const reasonOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => "done",
    (error) => (error instanceof Refusal ? error.reason : String(error)),
  );

test("提交即记为一版，写入日志；另一个进程下一次决定就按新的，无需重启（19-2）", async () => {
  const { app, db } = await seededApp();
  const admin = await actorOf(db, "admin");
  expect(await changeSetting(app, admin, { key: "evidenceMinutes", typed, expected: 1 })).toBe(2);
  const elsewhere = { ...app };
  expect(await rulesAt(elsewhere.db, app.clock.now())).toMatchObject({ version: 2, evidenceMinutes: 60 });
  const [entry] = (await db.select().from(journal)).filter(({ act }) => act === "changeSetting");
  expect(entry).toMatchObject({ by: admin.id, detail: { key: "evidenceMinutes", value: "60", version: 2 } });
  expect(Object.keys(entry?.hashes ?? {})).toEqual(["source"]);
});

test("同时提交的两个修改，只成一个；另一个得知设置已有改动", async () => {
  const { app, db } = await seededApp();
  const admin = await actorOf(db, "admin");
  const first = changeSetting(app, admin, { key: "evidenceMinutes", typed, expected: 1 });
  const second = changeSetting(app, admin, {
    key: "overdueCeiling",
    typed: { value: "8", source, on: "2026-12-01" },
    expected: 1,
  });
  const ends = await Promise.all([reasonOf(first), reasonOf(second)]);
  expect(ends.toSorted()).toEqual(["done", "settingsMoved"]);
  expect(await allVersions(db)).toHaveLength(1);
});

test("只有系统管理员可以修改，平安办也不行；拒绝的什么也不留下", async () => {
  const { app, db } = await seededApp();
  for (const who of ["staff", "hanbinLiaison"] as const) {
    const by = await actorOf(db, who);
    expect(await reasonOf(changeSetting(app, by, { key: "evidenceMinutes", typed, expected: 1 }))).toBe("notAllowed");
  }
  expect(await allVersions(db)).toEqual([]);
});

test("中间插进来的修改，作者、依据、施行日期各归各的", async () => {
  const { app, db, clock } = await seededApp();
  const admin = await actorOf(db, "admin");
  const later = { value: "8", source: "先定的依据", on: "2026-12-01" };
  await changeSetting(app, admin, { key: "overdueCeiling", typed: later, expected: 1 });
  clock.set("2026-11-25T10:00+08:00");
  await changeSetting(app, admin, { key: "evidenceMinutes", typed: { ...typed, on: "2026-11-25" }, expected: 2 });
  const all = await allVersions(db);
  expect(all.map(({ version, source: by, replaces }) => [version, by, replaces])).toEqual([
    [2, "先定的依据", null],
    [3, source, null],
    [4, "先定的依据", 2],
  ]);
  expect(all[2]?.madeAt).toEqual(all[0]?.madeAt);
});
