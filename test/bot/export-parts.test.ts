import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { asc, eq } from "drizzle-orm";
import { readSheet } from "read-excel-file/node";
import { afterEach, expect, test } from "vitest";
import { exportLimits } from "../../src/bot/export/lots.ts";
import { writeDueExport } from "../../src/bot/export/write-due.ts";
import { claimExport } from "../../src/db/ledger-exports.ts";
import { ledgerFilter } from "../../src/db/ledger-filter.ts";
import { journal } from "../../src/db/schema/journal.ts";
import { ledgerExport } from "../../src/db/schema/ledger-export.ts";
import { outboxMessage } from "../../src/db/schema/messages.ts";
import { askExport } from "../../src/usecases/ledger/ask-export.ts";
import { placeOf } from "../../src/usecases/outgoing/place.ts";
import type { TestApp } from "../support/database.ts";
import { seededApp } from "../support/database.ts";
import { actorOf, issuedItem } from "../support/town.ts";

const usual = { ...exportLimits };
afterEach(() => Object.assign(exportLimits, usual));

const everything = ledgerFilter.parse({});

async function city(items: number): Promise<TestApp> {
  const made = await seededApp();
  for (let n = 0; n < items; n += 1)
    await issuedItem(made.app, { units: ["汉滨区", "石泉县", "市教体局"], matter: `第${n}件` });
  return made;
}

async function promisedFiles({ app, db }: TestApp) {
  const rows = await db.select().from(outboxMessage).orderBy(asc(outboxMessage.slot));
  const files = rows.flatMap(({ view }) => ("fileId" in (view as object) ? [(view as { fileId: never }).fileId] : []));
  return Promise.all(files.map(async (id) => (await readSheet(await readFile(placeOf(app.dataDir, id)))).slice(2)));
}

test("大的台账分几份发：合起来不重不漏，每份各记一笔", async () => {
  const made = await city(7);
  Object.assign(exportLimits, { lot: 4, rows: 8 });
  await askExport(made.app, await actorOf(made.db, "staff"), everything);
  let runs = 0;
  while ((await writeDueExport(made.app)) > 0) runs += 1;
  const files = await promisedFiles(made);
  expect(files.map((rows) => rows.length)).toEqual([8, 8, 5]);
  const seen = files.flat().map((row) => `${row[0]} ${row[2]}`);
  expect(new Set(seen).size).toBe(21);
  expect(seen[0]).toBe("督〔2026〕7号 汉滨区");
  expect(runs).toBe(3);
  const handed = await made.db.select().from(journal).where(eq(journal.act, "exportLedger")).orderBy(asc(journal.id));
  expect(handed.map(({ detail }) => detail)).toEqual([
    { rows: 8, part: 1 },
    { rows: 8, part: 2 },
    { rows: 5, part: 3 },
  ]);
});

test("写的人停了，别人接着写；原来的醒来也写不成第二份", async () => {
  const made = await city(1);
  await askExport(made.app, await actorOf(made.db, "staff"), everything);
  expect(await claimExport(made.db, made.clock.now())).toMatchObject({ attempts: 1 });
  expect(await writeDueExport(made.app)).toBe(0);
  made.clock.set("2026-11-24T09:02+08:00");
  expect(await writeDueExport(made.app)).toBe(1);
  expect(await writeDueExport(made.app)).toBe(0);
  expect((await promisedFiles(made)).map((rows) => rows.length)).toEqual([3]);
});

test("一再写不成的，最后停下并说明；没有可导出的不列入", async () => {
  const made = await city(1);
  const staff = await actorOf(made.db, "staff");
  await expect(askExport(made.app, staff, ledgerFilter.parse({ words: "查无此事" }))).rejects.toMatchObject({
    reason: "nothingToExport",
  });
  await expect(askExport(made.app, await actorOf(made.db, "auditor"), everything)).rejects.toMatchObject({
    reason: "notFound",
  });
  await askExport(made.app, staff, everything);
  const inTheWay = join(made.app.dataDir, "file");
  await writeFile(inTheWay, "");
  const broken = { ...made.app, dataDir: inTheWay };
  for (let n = 0; n < 5; n += 1) {
    expect(await writeDueExport(broken)).toBe(1);
    made.clock.set(`2026-11-24T09:0${n + 1}+08:00`);
  }
  const [row] = await made.db.select().from(ledgerExport);
  expect(row).toMatchObject({ status: "stopped", attempts: 5 });
  const views = (await made.db.select().from(outboxMessage)).map(({ view }) => JSON.stringify(view));
  expect(views.filter((view) => view.includes("台账没有导出完成"))).toHaveLength(1);
  await askExport(made.app, staff, everything);
  expect(await writeDueExport(made.app)).toBe(1);
});
