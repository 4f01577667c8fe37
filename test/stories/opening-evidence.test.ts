import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { evidence } from "../../src/db/schema/evidence.ts";
import { evidenceOpening } from "../../src/db/schema/evidence-opening.ts";
import { supervisionItem } from "../../src/db/schema/item.ts";
import { journal } from "../../src/db/schema/journal.ts";
import { person, personRole } from "../../src/db/schema/roster.ts";
import { minutesOf } from "../support/minutes.ts";
import type { City } from "../support/scenes.ts";
import { hanbin, issues, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const shiquan = "石泉县 联络员";
const head = "市委平安办 平安办负责人";
const JPEG = [0xff, 0xd8, 0xff, 0xe0];
const bytesOf = (words: string) =>
  Uint8Array.from([...(words.endsWith(".jpg") ? JPEG : []), ...new TextEncoder().encode(words)]);

async function attaches(city: City, who: string, names: readonly string[]): Promise<void> {
  await city.says(who, "/佐证 1");
  for (const name of names) await city.sendsFile(who, { name, bytes: bytesOf(`${who} ${name}`) });
}

async function withEvidence(...names: string[]): Promise<City> {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区、石泉县 雪亮工程点位整改 12月4日前");
  for (const who of [hanbin, shiquan]) await city.clicks(who, "签收");
  await attaches(city, hanbin, names);
  return city;
}

const onDisk = async (city: City, fileName: string): Promise<string> => {
  const [file] = await city.db.select().from(evidence).where(eq(evidence.fileName, fileName));
  return join(city.app.dataDir, file?.path ?? "");
};

const filesTo = (city: City, who: string): string[] =>
  city.heardBy(who).filter((title) => /-[0-9a-f]{8}\.\w+$/.test(title));

const openings = async (city: City) =>
  (await city.db.select().from(journal).where(eq(journal.act, "openEvidence"))).map(({ detail }) => detail);

test("17-5 调阅佐证：一份的直接发到私聊，一字不差；谁在何时调阅了什么记入日志", async () => {
  const city = await withEvidence("点位勘查表.xlsx");
  await city.says(staff, "/查 1 汉滨区");
  expect(await city.clicks(staff, "调阅佐证", { on: "佐证材料（1）" })).toBe("1 份文件稍后发到您与督办助手的私聊。");
  const file = await city.fileFor(staff);
  expect(file?.name).toMatch(/^点位勘查表-[0-9a-f]{8}\.xlsx$/);
  expect(new TextDecoder().decode(file?.bytes)).toBe("汉滨区 联络员 点位勘查表.xlsx");
  expect((await minutesOf(city)).at(-1)).toBe("甄明 openEvidence 十七");
  const [stored] = await city.db.select().from(evidence);
  expect(await openings(city)).toEqual([expect.objectContaining({ evidenceId: stored?.id, sha256: stored?.sha256 })]);
  await city.says(hanbin, "/查 1");
  await city.clicks(hanbin, "调阅佐证");
  expect(filesTo(city, hanbin)).toHaveLength(1);
  expect(city.sandbox.problems()).toEqual([]);
});

test("17-5 几份的列成一张卡片，可以逐份查看，也可以全部调阅；点两次只发一份；总卡上各单位的都在，写明单位", async () => {
  const city = await withEvidence("一.pdf", "二.docx", "三.jpg");
  await city.clockStrikes("2026-11-24T09:30+08:00");
  await attaches(city, shiquan, ["石泉.pdf"]);
  await city.says(staff, "/查 1");
  await city.clicks(staff, "调阅佐证", { on: "共 2 个承办单位" });
  const list = city.cardOf(staff, "佐证材料");
  expect(list).toContain("督〔2026〕1号 雪亮工程点位整改：共 4 份");
  for (const word of ["一.pdf", "石泉.pdf", "承办单位　石泉县", "承办单位　汉滨区", "甄汉滨 "])
    expect(list).toContain(word);
  await city.clicksInHaste(staff, "查看", { on: "石泉.pdf" });
  expect(await city.clicks(staff, "查看", { on: "石泉.pdf" })).toBe("1 份正在发送。");
  expect(filesTo(city, staff).map((name) => name.slice(0, 2))).toEqual(["石泉"]);
  expect(await city.clicks(staff, "全部调阅")).toBe("4 份文件稍后发到您与督办助手的私聊。");
  expect(filesTo(city, staff)).toHaveLength(5);
  expect(filesTo(city, staff)).toContainEqual(expect.stringMatching(/^图片-[0-9a-f]{8}\.jpg$/));
  expect(await openings(city)).toHaveLength(5);
  await city.says(hanbin, "/查 1");
  await city.clicks(hanbin, "调阅佐证");
  expect(city.cardOf(hanbin, "佐证材料")).toContain("共 3 份");
  expect(JSON.stringify(city.messagesOf(hanbin))).not.toContain("石泉.pdf");
  expect(city.sandbox.problems()).toEqual([]);
});

test("17-5 新的佐证来了，列表随之更新；没有佐证的卡片没有这个按钮", async () => {
  const city = await withEvidence("一.pdf", "二.pdf");
  await city.says(staff, "/查 1 汉滨区");
  await city.clicks(staff, "调阅佐证");
  await attaches(city, hanbin, ["三.pdf"]);
  expect(city.cardOf(staff, "佐证材料")).toContain("共 3 份");
  await city.says(shiquan, "/查 1");
  await expect(city.clicks(shiquan, "调阅佐证")).rejects.toThrow("no card");
});

async function losesRoles(city: City, who: string): Promise<void> {
  const [row] = await city.db
    .select()
    .from(person)
    .where(eq(person.openId, city.openId(who)));
  await city.db.delete(personRole).where(eq(personRole.personId, row?.id ?? ("" as never)));
}

test("C13 点了以后、发出以前失去权限的，得到与编号不存在时同样的话，没有文件；飞书停了半天，恢复后也不发", async () => {
  const city = await withEvidence("一.pdf");
  await city.says(hanbin, "/查 1");
  await city.says(head, "/查 1 汉滨区");
  await city.clicksInHaste(hanbin, "调阅佐证");
  await city.faults.down("error");
  await city.clicks(head, "调阅佐证");
  await losesRoles(city, head);
  await losesRoles(city, hanbin);
  await city.faults.down(null);
  await city.clockStrikes("2026-11-24T14:00+08:00");
  expect(filesTo(city, hanbin)).toEqual([]);
  expect(filesTo(city, head)).toEqual([]);
  expect(await city.clicks(hanbin, "调阅佐证")).toContain("没有找到您可以查看的这件事项");
});

test("17-2 18-1 存放的文件不见了或改动了：照实说明，不发；平安办得到待处置；恢复后照常调阅，待处置了结", async () => {
  const city = await withEvidence("勘查表.xlsx");
  const path = await onDisk(city, "勘查表.xlsx");
  await rename(path, `${path}.away`);
  await city.says(hanbin, "/查 1");
  await city.clicks(hanbin, "调阅佐证");
  expect(city.lastSeenBy(hanbin)).toContain("“勘查表.xlsx”已不在存放处，没有发出，已告知平安办处置");
  const raised = city.cardOf(staff, "待处置：佐证材料有异");
  expect(raised).toContain("佐证材料“勘查表.xlsx”已不在存放处，涉及督〔2026〕1号 雪亮工程点位整改，承办单位汉滨区");
  expect(await minutesOf(city)).toContain("系统 evidenceAmiss 十八");
  await rename(`${path}.away`, path);
  const kept = await readFile(path);
  await writeFile(path, "改过的内容");
  await city.clicks(hanbin, "调阅佐证");
  expect(city.lastSeenBy(hanbin)).toContain("“勘查表.xlsx”与收存时的内容不一致");
  expect(filesTo(city, hanbin)).toEqual([]);
  expect(city.heardBy(staff).filter((title) => title === "待处置：佐证材料有异")).toHaveLength(1);
  await writeFile(path, kept);
  await city.clicks(hanbin, "调阅佐证");
  expect(filesTo(city, hanbin)).toHaveLength(1);
  await city.says(staff, "/待办");
  expect(city.lastSeenBy(staff)).not.toContain("佐证材料有异");
});

test("超过 30 MB 的和空文件：列表里说明怎样取阅，没有按钮；全部调阅时说明有几份没有发", async () => {
  const city = await withEvidence("大视频.mp4", "一.pdf", "二.pdf");
  const large = { bytes: 45 * 1024 * 1024 };
  await city.db.update(evidence).set(large).where(eq(evidence.fileName, "大视频.mp4"));
  await city.says(staff, "/查 1 汉滨区");
  await city.clicks(staff, "调阅佐证");
  const list = city.cardOf(staff, "佐证材料");
  expect(list).toMatch(
    /45\.0 MB。超过 30 MB，不能在会话中发送。如需查阅，请联系系统管理员从服务器调取，文件标识 [0-9a-f]{8}/,
  );
  expect(list.match(/查看/g)).toHaveLength(2);
  expect(await city.clicks(staff, "全部调阅")).toContain("1 份超过 30 MB 或是空文件，不能在会话中发送");
  expect(filesTo(city, staff)).toHaveLength(2);
  await city.db.update(evidence).set({ bytes: 0 });
  expect(await city.clicks(staff, "查看", { on: "45.0 MB" })).toContain("是空文件，没有内容可以发送");
});

test("写到一半停机的，过后重新发，只发一次；反复不成的说一句", async () => {
  const city = await withEvidence("一.pdf");
  await city.says(staff, "/查 1 汉滨区");
  await city.clicksInHaste(staff, "调阅佐证");
  await city.db.update(evidenceOpening).set({ tryAt: new Date("2026-11-24T01:22:00Z"), attempts: 1 });
  await city.settled();
  expect(filesTo(city, staff)).toEqual([]);
  await city.timePasses("2026-11-24T09:25+08:00");
  await city.settled();
  expect(filesTo(city, staff)).toHaveLength(1);
  await city.db.update(evidence).set({ path: "evidence" });
  await city.clicks(staff, "调阅佐证");
  await city.timePasses("2026-11-24T09:40+08:00");
  expect(city.lastSeenBy(staff)).toContain("佐证材料几次都没有发成");
  expect(await city.db.select().from(evidenceOpening)).toEqual([]);
});

test("17-5 C13 限定范围的事项：谁打开过卡片、谁列过佐证也记入日志；其他事项不记", async () => {
  const city = await withEvidence("一.pdf", "二.pdf");
  const reads = async () => (await minutesOf(city)).filter((line) => line.includes("readRestricted"));
  await city.says(staff, "/查 1 汉滨区");
  expect(await reads()).toEqual([]);
  await city.db.update(supervisionItem).set({ restricted: true });
  await city.says(staff, "/查 1 汉滨区");
  await city.clicks(staff, "调阅佐证");
  await city.says(shiquan, "/台账");
  await city.clicks(shiquan, "查看", { on: "督导事项台账" });
  expect(await reads()).toEqual(["甄明 readRestricted 十七", "甄明 readRestricted 十七", "甄石泉 readRestricted 十七"]);
});
