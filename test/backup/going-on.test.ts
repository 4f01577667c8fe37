import { join } from "node:path";
import { expect, test } from "vitest";
import { heldSince } from "../../src/db/hold.ts";
import { claimMode } from "../../src/db/mode.ts";
import { verifyJournal } from "../../src/db/verify-journal.ts";
import { backUp } from "../../src/usecases/backup/back-up.ts";
import { checkBackup } from "../../src/usecases/backup/check.ts";
import { release } from "../../src/usecases/backup/release.ts";
import { restore } from "../../src/usecases/backup/restore.ts";
import { openTestDatabase, temporaryFolder } from "../support/database.ts";
import { world } from "../support/world.ts";

const staff = "市委平安办 平安办工作人员";
const hanbin = "汉滨区 联络员";
const shiquan = "石泉县 联络员";

type City = Awaited<ReturnType<typeof world>>;

async function issued(city: City, unit: string, due: string) {
  await city.says(staff, `/督办 ${unit} 雪亮工程点位整改 ${due}`);
  await city.clicks(staff, "确认下达");
}

/** A backup of the city as it stands, without its files. */
async function backedUp({ db, clock }: City): Promise<string> {
  await claimMode(db, "trial");
  const folder = join(temporaryFolder(), "backup");
  await backUp({ db, clock }, { folder, dataDir: temporaryFolder() });
  return folder;
}

/** The machine is lost: the city goes on from that backup, held back. */
async function lostAndRestored(city: City, folder: string) {
  const db = await openTestDatabase();
  const manifest = await checkBackup(folder);
  await restore(db, manifest, { folder, dataDir: temporaryFolder(), stamp: "1" });
  await city.restarts({ on: db });
  return { db, madeAt: manifest.madeAt };
}

const saidTo = (city: City) =>
  [staff, hanbin, "汉滨区 第一责任人"].map((who) => city.heardBy(who)).concat([city.heardIn("市平安建设领导群")]);

test("备份后原系统又发了消息：恢复后没有确认不说一句话，确认后一条也不重复（R17）", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issued(city, "汉滨区", "3月5日前");
  await city.clicks(hanbin, "签收");
  await city.timePasses("2026-03-04T20:00+08:00");
  const folder = await backedUp(city);
  await city.timePasses("2026-03-10T15:00+08:00");
  const said = saidTo(city);

  const { db, madeAt } = await lostAndRestored(city, folder);
  await city.says(staff, "/待办");
  expect(await city.clicksInHaste(hanbin, "查看")).toBe("系统刚由备份恢复，正在核对，请稍后再办理。");
  await city.timePasses("2026-03-10T15:30+08:00");
  expect(saidTo(city)).toEqual(said);

  const doubt = { madeAt, spokenUntil: city.clock.now() };
  expect(await release({ db, clock: city.clock }, doubt)).toBe(true);
  expect(await release({ db, clock: city.clock }, doubt)).toBe(false);
  await city.restarts({ on: db });
  await city.timePasses("2026-03-10T23:00+08:00");
  expect(saidTo(city)).toEqual(said);

  await city.timePasses("2026-03-11T12:00+08:00");
  expect(city.heardBy(hanbin)).toHaveLength((said[1]?.length ?? 0) + 1);
  expect(city.heardBy("汉滨区 第一责任人")).toEqual(said[2]);
});

test("备份时正在路上的消息：原系统发出了的在会话里找到，不再发；没有发出的补发一次（R17）", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await city.says(shiquan, "/待办");
  await city.says(staff, "/督办 石泉县 雪亮工程点位整改 3月26日前");
  await city.clicksInHaste(staff, "确认下达");
  expect(city.heardBy(shiquan)).toEqual(["我的待办"]);
  const folder = await backedUp(city);
  await city.clockStrikes("2026-03-02T10:20+08:00");
  const said = city.heardBy(shiquan);
  expect(said).toEqual(["我的待办", "督导事项交办"]);

  const { db, madeAt } = await lostAndRestored(city, folder);
  await city.clockStrikes("2026-03-02T14:00+08:00");
  await release({ db, clock: city.clock }, { madeAt, spokenUntil: city.clock.now() });
  await city.restarts({ on: db });
  await city.clockStrikes("2026-03-02T14:10+08:00");
  expect(city.heardBy(shiquan)).toEqual(said);
});

test("停机、备份、换机、恢复：原系统此后没有再运行，收下未办的消息照常办理", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issued(city, "汉滨区", "3月5日前");
  await city.sandbox.says(city.openId(hanbin), "/待办");
  const folder = await backedUp(city);
  const { db, madeAt } = await lostAndRestored(city, folder);
  const heard = city.heardBy(hanbin).length;
  await release({ db, clock: city.clock }, { madeAt, spokenUntil: madeAt });
  await city.settled();
  expect(city.heardBy(hanbin)).toHaveLength(heard + 1);
  await issued(city, "石泉县", "3月6日前");
  expect(city.lastSeenBy(shiquan)).toContain("督〔2026〕2号");
});

test("恢复以后操作日志的链仍然完整，恢复这件事记在其中", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issued(city, "汉滨区", "3月5日前");
  await city.clockStrikes("2026-03-02T09:30+08:00");
  const was = await verifyJournal(city.db, []);
  const { db, madeAt } = await lostAndRestored(city, await backedUp(city));
  expect(await heldSince(db)).toEqual(madeAt);
  expect(await verifyJournal(db, [was.head])).toEqual(was);
  await release({ db, clock: city.clock }, { madeAt, spokenUntil: madeAt });
  await city.clockStrikes("2026-03-02T09:40+08:00");
  const now = await verifyJournal(db, [was.head]);
  expect(now.breaks).toEqual([]);
  expect(now.rows).toBeGreaterThan(was.rows);
});
