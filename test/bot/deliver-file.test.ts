import { existsSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { promise } from "../../src/db/outbox.ts";
import { followUp } from "../../src/db/schema/journal.ts";
import type { OutboxId } from "../../src/db/schema/messages.ts";
import { outgoingFile } from "../../src/db/schema/outgoing-file.ts";
import { tidyCardsOf } from "../../src/db/tidy-people.ts";
import { forgetFiles } from "../../src/usecases/outgoing/forget.ts";
import { keepOutgoing } from "../../src/usecases/outgoing/keep.ts";
import { personIdOf } from "../support/town.ts";
import type { Post } from "./post.ts";
import { post, refusal } from "./post.ts";

async function promised(office: Post, name = "台账.xlsx"): Promise<OutboxId> {
  const { app, db, clock } = office;
  const view = await keepOutgoing(app, { name, type: "xls", body: Buffer.from("表") });
  const to = { personId: await personIdOf(db, "staff") };
  const [id] = await promise(db, [{ to, view, sendAt: clock.now() }], clock.now());
  if (!id) throw new Error("nothing was promised");
  return id;
}

const onDisk = ({ app }: Post): string[] =>
  existsSync(join(app.dataDir, "outgoing")) ? readdirSync(join(app.dataDir, "outgoing")) : [];

test("文件先上传再发出，名称带着编号；发出以后本机一份不留", async () => {
  const office = await post();
  const id = await promised(office);
  await office.deliver();
  const [letter] = office.remote.letters;
  expect(letter).toMatchObject({ type: "file", content: JSON.stringify({ file_key: "file_v3_1" }) });
  expect(office.remote.uploads).toEqual([{ key: "file_v3_1", name: `台账-${id.slice(0, 8)}.xlsx` }]);
  expect(await office.row(id)).toMatchObject({ status: "sent", messageId: letter?.messageId });
  expect(onDisk(office)).toEqual([]);
  expect(await office.db.select().from(outgoingFile)).toEqual([]);
});

test("上传没有成，稍后再传，什么都没有发出过，也不必去会话里找", async () => {
  const office = await post();
  const id = await promised(office);
  office.remote.next("upload", { answer: "reset" }, { answer: refusal(99991400, { status: 429 }) });
  for (let round = 0; round < 3; round += 1) {
    await office.deliver();
    await office.letTimePass();
    office.turn(2);
  }
  expect(office.outcomes).toEqual(["again", "again", "sent"]);
  expect(office.remote.letters).toHaveLength(1);
  expect((await office.row(id))?.unsureSince).toBeNull();
});

test("发出后没有听到回音，用同一个文件、同一个去重号再发，只到一次", async () => {
  const office = await post();
  const id = await promised(office);
  office.remote.next("send", { answer: "reset", keeps: true });
  await office.deliver();
  expect(onDisk(office)).toHaveLength(1);
  await office.letTimePass();
  office.turn(1);
  await office.deliver();
  expect(office.remote.uploads).toHaveLength(1);
  expect(office.remote.letters).toHaveLength(1);
  expect(await office.row(id)).toMatchObject({ status: "sent" });
  expect(onDisk(office)).toEqual([]);
});

test.each([
  { arrived: true, ending: "found" },
  { arrived: false, ending: "sent" },
])("一小时以后才知道的结果到会话里按编号查：到过的算数，没到过的补发（$ending）", async ({ arrived, ending }) => {
  const office = await post();
  const hello = {
    to: { personId: await personIdOf(office.db, "staff") },
    view: { view: "text", text: "您好" },
  } as const;
  await promise(office.db, [{ ...hello, sendAt: office.clock.now() }], office.clock.now());
  await office.deliver();
  const id = await promised(office);
  office.remote.next("send", { answer: "reset", keeps: arrived });
  await office.deliver();
  await office.letTimePass();
  office.turn(70);
  await office.deliver();
  expect(office.outcomes.at(-1)).toBe(ending);
  expect(office.remote.letters.filter(({ type }) => type === "file")).toHaveLength(1);
  expect(await office.row(id)).toMatchObject({ status: "sent", resent: false });
});

test("查不到会话时再发一次，名称标明重发", async () => {
  const office = await post();
  await promised(office);
  office.remote.next("send", { answer: "reset" });
  await office.deliver();
  await office.letTimePass();
  office.turn(70);
  await office.deliver();
  expect(office.remote.uploads.map(({ name }) => name)[1]).toMatch(/^台账（重发）-[0-9a-f]{8}\.xlsx$/);
});

test("平台不收文件内容时改发一句话，管理员知道", async () => {
  const office = await post();
  await promised(office);
  office.remote.next("send", { answer: refusal(230028) });
  await office.deliver();
  await office.letTimePass();
  await office.deliver();
  const [letter] = office.remote.letters.filter(({ to }) => to === "ou_staff");
  expect(letter?.type).toBe("text");
  expect(letter?.content).toContain("没有发出");
});

test("一天没有发成的文件不再保留，收件人得到一句话", async () => {
  const office = await post();
  await promised(office);
  office.turn(24 * 60 + 1);
  await forgetFiles(office.app);
  await forgetFiles(office.app);
  expect(onDisk(office)).toEqual([]);
  await office.deliver();
  expect(office.remote.uploads).toEqual([]);
  expect(office.remote.letters[0]?.content).toContain("文件没有发出");
});

test("没有人再等的文件过一会儿清除，等着的留下", async () => {
  const office = await post();
  await keepOutgoing(office.app, { name: "没有下文.xlsx", type: "xls", body: Buffer.from("一") });
  await promised(office);
  await forgetFiles(office.app);
  expect(onDisk(office)).toHaveLength(2);
  office.turn(11);
  await forgetFiles(office.app);
  expect(onDisk(office)).toHaveLength(1);
});

test("写到一半断电留下的一小时后清除，别的东西不碰", async () => {
  const office = await post();
  await promised(office);
  const left = join(office.app.dataDir, "outgoing", "0b6d9a52-0000-4000-8000-000000000001");
  const other = join(office.app.dataDir, "outgoing", "readme.txt");
  for (const path of [left, other]) {
    writeFileSync(path, "x");
    utimesSync(path, new Date("2026-11-24T07:00+08:00"), new Date("2026-11-24T07:00+08:00"));
  }
  await forgetFiles(office.app);
  expect(onDisk(office)).toHaveLength(2);
  expect(onDisk(office)).toContain("readme.txt");
});

test("文件名里系统不认的字去掉，过长的截短，扩展名不丢", async () => {
  const office = await post();
  await promised(office, `../../${"长".repeat(200)}:?*.xlsx`);
  await office.deliver();
  const [{ name = "" } = {}] = office.remote.uploads;
  expect(name).toMatch(/^[.]*长{70,80}-[0-9a-f]{8}\.xlsx$/);
});

test("超过 30 MB 的当场说明，不留半个文件", async () => {
  const office = await post();
  const pieces = function* () {
    for (let megabyte = 0; megabyte <= 30; megabyte += 1) yield Buffer.alloc(1024 * 1024);
  };
  const body = Readable.from(pieces());
  await expect(keepOutgoing(office.app, { name: "大.xlsx", type: "xls", body })).rejects.toThrow("超过 30 MB");
  expect(onDisk(office)).toEqual([]);
});

test("收件人的角色变了，卡片要改，发过的文件不是卡片，不去改，也不惊动管理员", async () => {
  const office = await post();
  await promised(office);
  await office.deliver();
  await tidyCardsOf(office.db, [await personIdOf(office.db, "staff")], office.clock.now());
  await office.letTimePass();
  await office.deliver();
  expect(office.remote.patches).toEqual([]);
  expect(await office.db.select().from(followUp)).toEqual([]);
});
