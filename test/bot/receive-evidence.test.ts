import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { remedyFor } from "../../src/bot/receive/download-fault.ts";
import { fetchEvidenceDue } from "../../src/bot/receive/fetch-evidence.ts";
import { fetchFailed } from "../../src/bot/receive/fetch-failed.ts";
import { assignEvidence, claimEvidence } from "../../src/db/evidence.ts";
import { evidence } from "../../src/db/schema/evidence.ts";
import { followUp, journal } from "../../src/db/schema/journal.ts";
import { outboxMessage } from "../../src/db/schema/messages.ts";
import type { Act } from "../../src/domain/item/acts.ts";
import { receiveFiles } from "../../src/usecases/evidence/receive.ts";
import { act } from "../../src/usecases/item/act.ts";
import type { Answer } from "../feishu/fake-platform.ts";
import { actorOf, issuedItem, shareOf } from "../support/town.ts";
import { desk, text } from "./desk.ts";
import { seenBy } from "./drawn.ts";

const bytes = Buffer.from("整改照片".repeat(5_000));
const sha256 = createHash("sha256").update(bytes).digest("hex");
const picture: Answer = { headers: { "content-type": "image/jpeg" }, body: bytes };
const refusal = (code: number, status = 400): Answer => ({ status, body: { code, msg: "no" } });

/** A desk whose platform gives what it is told; one matter of 汉滨区 is signed for. */
async function room() {
  const told = { answer: picture as Answer };
  const city = await desk({ platform: () => told.answer });
  const { app, db } = city;
  const item = await issuedItem(app);
  const share = await shareOf(app, item, "汉滨区");
  const liaison = await actorOf(db, "hanbinLiaison");
  await act(app, liaison, { assignmentId: share.id, act: "acknowledge", words: {} });
  await db
    .update(outboxMessage)
    .set({ messageId: "om_card", status: "sent" })
    .where(eq(outboxMessage.personId, liaison.id));
  await city.heard();
  const fetch = () => fetchEvidenceDue(city.bot);
  const files = () => db.select().from(evidence);
  const attached = async () =>
    (await db.select().from(journal)).filter(({ act: done }) => done === ("attachEvidence" satisfies Act));
  const onDisk = (): string[] =>
    readdirSync(app.dataDir, { recursive: true, withFileTypes: true }).flatMap((e) => (e.isFile() ? [e.name] : []));
  return { ...city, told, item, share, liaison, fetch, files, attached, onDisk };
}

test("先 /佐证 再发文件：收存、列入、留散列，回执说明列入哪一件", async () => {
  const { says, sendsFile, receive, fetch, heard, files, attached, onDisk, share, app } = await room();
  await says("hanbinLiaison", "/佐证 1");
  await sendsFile("hanbinLiaison", "整改照片.jpg");
  await receive();
  await heard();
  expect(await fetch()).toBe(1);
  expect(await heard()).toEqual([
    {
      to: "hanbinLiaison",
      view: {
        view: "text",
        title: "已收到佐证材料",
        text: "已收到“整改照片.jpg”，列入督〔2026〕1号的佐证材料。",
        assignmentId: share.id,
      },
    },
  ]);
  const [file] = await files();
  expect(file).toMatchObject({ status: "stored", sha256, bytes: bytes.length, assignmentId: share.id });
  expect(file?.path).toBe(`evidence/2026/${sha256}-${file?.id}`);
  expect(readFileSync(join(app.dataDir, file?.path ?? "")).equals(bytes)).toBe(true);
  expect(onDisk()).toHaveLength(1);
  expect(await attached()).toEqual([expect.objectContaining({ assignmentId: share.id, detail: { sha256 } })]);
  expect(await fetch()).toBe(0);
});

test("没人要过的文件请本人选，选定以前不下载；别的会话里的请求不算数", async () => {
  const { sendsFile, says, receive, fetch, heard, files } = await room();
  await says("hanbinLiaison", "/佐证 1", { chatId: "oc_with_elsewhere" });
  await sendsFile("hanbinLiaison", "照片.jpg");
  await receive();
  const [file] = await files();
  expect((await heard()).at(-1)?.view).toEqual({ view: "evidenceChoice", evidenceId: file?.id });
  expect(file).toMatchObject({ status: "unassigned", assignmentId: null });
  expect(await fetch()).toBe(0);
});

test("一条消息带来几张图片，只问一次归属，选定一次全部归入", async () => {
  const { app, db, liaison, share, fetch } = await room();
  const files = [1, 2, 3, 4].map((n) => ({ key: `img_${n}`, name: `照片${n}.jpg`, type: "image" as const }));
  const sent = { messageId: "om_post", chatId: "oc_1", sentAt: app.clock.now(), repliesTo: [], files };
  const asked = await receiveFiles(app, liaison, sent);
  expect(asked).toEqual([{ view: "evidenceChoice", evidenceId: expect.any(String) }]);
  const [view] = asked;
  if (view?.view !== "evidenceChoice") throw new Error("没有问归属");
  expect((await seenBy(app, ["hanbinLiaison", view]))?.said).toContain("等 4 个文件，请选择属于哪一项。");
  expect(await assignEvidence(db, "om_post", { assignmentId: share.id, at: app.clock.now() })).toBe(true);
  expect(await fetch()).toBe(3);
  expect(await fetch()).toBe(1);
  const kept = await db.select().from(evidence);
  expect(kept.map(({ assignmentId }) => assignmentId)).toEqual(Array(4).fill(share.id));
  const same = "已列入本事项的佐证材料，其中文件“照片";
  expect((await seenBy(app, ["hanbinLiaison", view]))?.said).toContain(same);
});

test("没有在办事项的人发文件，客气说明，不收存", async () => {
  const { sendsFile, receive, heard, files } = await room();
  await sendsFile("shiquanLiaison", "照片.jpg");
  await receive();
  expect(await heard()).toEqual([text("shiquanLiaison", "您目前没有可以上传佐证的事项")]);
  expect(await files()).toEqual([]);
});

test("回复卡片发的文件属于那一件，回复回执发的也是；同一条消息只收一次", async () => {
  const { sendsFile, receive, fetch, files, told, db, liaison } = await room();
  await sendsFile("hanbinLiaison", "照片一.jpg", { parent: "om_card", id: "om_file1" });
  await receive();
  await fetch();
  await db.update(outboxMessage).set({ messageId: "om_receipt" }).where(sql`slot like 'evidence:%'`);
  told.answer = { body: Buffer.from("另一张") };
  await sendsFile("hanbinLiaison", "照片二.jpg", { parent: "om_receipt", id: "om_file2" });
  await sendsFile("hanbinLiaison", "照片二.jpg", { parent: "om_receipt", id: "om_file2" });
  await receive();
  await fetch();
  expect((await files()).map(({ status, personId }) => [status, personId])).toEqual([
    ["stored", liaison.id],
    ["stored", liaison.id],
  ]);
});

test("无权的人回复文件，先拒绝，不下载", async () => {
  const { sendsFile, receive, heard, files, db } = await room();
  await sendsFile("staff", "照片.jpg", { parent: "om_card" });
  await receive();
  expect(await heard()).toEqual([text("staff", "您不是本事项的责任人，不能办理“上传佐证”")]);
  expect(await files()).toEqual([]);
  expect((await db.select().from(journal)).filter(({ refusal: why }) => why === "notYours")).toHaveLength(1);
});

test("内容相同的文件说明一次，不重复列入", async () => {
  const { sendsFile, receive, fetch, heard, files, attached, onDisk } = await room();
  await sendsFile("hanbinLiaison", "照片.jpg", { parent: "om_card" });
  await sendsFile("hanbinLiaison", "照片（副本）.jpg", { parent: "om_card" });
  await receive();
  await fetch();
  const said = (await heard()).map(({ view }) => ("text" in view ? view.text : ""));
  expect(said.filter((words) => words.startsWith("已收到"))).toHaveLength(1);
  expect(said.filter((words) => words.includes("内容相同，没有重复列入"))).toHaveLength(1);
  expect((await files()).map(({ status }) => status).sort()).toEqual(["refused", "stored"]);
  expect(await attached()).toHaveLength(1);
  expect(onDisk()).toHaveLength(1);
});

test("等下载时事项已撤销：告诉本人，文件不留", async () => {
  const { sendsFile, receive, fetch, heard, files, onDisk, app, db, share } = await room();
  await sendsFile("hanbinLiaison", "照片.jpg", { parent: "om_card" });
  await receive();
  const words = { result: "不再需要" };
  await act(app, await actorOf(db, "staff"), { assignmentId: share.id, act: "cancel", words });
  await heard();
  await fetch();
  expect(await heard()).toEqual([text("hanbinLiaison", "“照片.jpg”没有收存。本事项目前为“已撤销”")]);
  expect((await files())[0]?.status).toBe("refused");
  expect(onDisk()).toEqual([]);
});

test("一段带图的文字里可以先写命令，图片随即列入", async () => {
  const { message, receive, fetch, files } = await room();
  const content = {
    title: "",
    content: [
      [{ tag: "text", text: "/佐证 1" }],
      [
        { tag: "img", image_key: "img_one" },
        { tag: "img", image_key: "img_two" },
      ],
    ],
  };
  await message("hanbinLiaison", { type: "post", content });
  await receive();
  await fetch();
  const noted = await files();
  expect(noted.map(({ fileType }) => fileType)).toEqual(["image", "image"]);
  expect(noted.map(({ status }) => status).sort()).toEqual(["refused", "stored"]);
});

test.each([
  ["folder", { file_key: "f", file_name: "材料" }, "文件夹无法收存"],
  ["sticker", { file_key: "f" }, "表情不能作为佐证材料"],
  ["merge_forward", {}, "合并转发的消息无法读取其中的文件"],
])("%s 不能收存，说明怎么办", async (type, content, words) => {
  const { message, receive, heard, db } = await desk();
  await message("hanbinLiaison", { type, content });
  await receive();
  expect(await heard()).toEqual([text("hanbinLiaison", words)]);
  expect(await db.select().from(evidence)).toEqual([]);
});

test("平台一时不给，过后再取；取到为止只列入一次", async () => {
  const { sendsFile, receive, fetch, heard, files, told, clock, onDisk } = await room();
  await sendsFile("hanbinLiaison", "照片.jpg", { parent: "om_card" });
  await receive();
  told.answer = "reset";
  await fetch();
  expect((await files())[0]).toMatchObject({ status: "pending", attempts: 1 });
  expect(onDisk()).toEqual([]);
  expect(await fetch()).toBe(0);
  told.answer = picture;
  clock.set("2026-11-24T09:00:02+08:00");
  await fetch();
  expect((await heard()).map(({ view }) => view)).toEqual([expect.objectContaining({ view: "text" })]);
  expect((await files())[0]?.status).toBe("stored");
});

test("总取不到的，到限度后请本人重发，并转管理员", async () => {
  const { sendsFile, receive, fetch, heard, files, told, clock, db } = await room();
  await sendsFile("hanbinLiaison", "照片.jpg", { parent: "om_card" });
  await receive();
  told.answer = "reset";
  for (let attempt = 0; attempt < 10; attempt += 1) {
    await fetch();
    clock.set(new Date(clock.now().getTime() + 2 * 3_600_000).toISOString());
  }
  expect((await files())[0]).toMatchObject({ status: "refused", attempts: 9 });
  expect(await heard()).toEqual(
    expect.arrayContaining([text("hanbinLiaison", "多次下载均未成功"), { to: "admin", view: expect.anything() }]),
  );
  expect((await db.select().from(followUp)).map(({ kind }) => kind)).toEqual(["deadLetter"]);
});

test("太大、已撤回、不许下载的，各有说法", async () => {
  const { sendsFile, receive, fetch, heard, files, told, onDisk } = await room();
  for (const [code, words] of [
    [234037, "文件超过 100 MB"],
    [230110, "消息已被撤回或删除"],
    [234038, "所在会话不允许下载文件"],
    [234004, "机器人已不在该会话中"],
  ] as const) {
    told.answer = refusal(code);
    await sendsFile("hanbinLiaison", "照片.jpg", { parent: "om_card" });
    await receive();
    await fetch();
    expect(await heard(), String(code)).toEqual([text("hanbinLiaison", words)]);
  }
  expect(new Set((await files()).map(({ status }) => status))).toEqual(new Set(["refused"]));
  expect(onDisk()).toEqual([]);
});

test("磁盘已满：本人和管理员都知道，没有半个文件", async () => {
  const { sendsFile, receive, bot, heard, files, db, app, onDisk } = await room();
  await sendsFile("hanbinLiaison", "照片.jpg", { parent: "om_card" });
  await receive();
  const [file] = await claimEvidence(db, app.clock.now(), 1);
  if (!file) throw new Error("nothing was claimed");
  const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  expect(await fetchFailed(bot, file, full)).toBe("refused");
  expect(await heard()).toEqual(
    expect.arrayContaining([text("hanbinLiaison", "存储空间已满"), { to: "admin", view: expect.anything() }]),
  );
  expect((await db.select().from(followUp))[0]).toMatchObject({ kind: "storage", owner: "systemAdmin" });
  expect((await files())[0]?.status).toBe("refused");
  expect(onDisk()).toEqual([]);
});

test("文件已落盘而入库前被打断：再来一次，只有一个文件、一条记录", async () => {
  const { sendsFile, receive, fetch, attached, onDisk, db, clock } = await room();
  await sendsFile("hanbinLiaison", "照片.jpg", { parent: "om_card" });
  await receive();
  await db.execute(sql`create function cut() returns trigger as 'begin raise exception ''cut''; end' language plpgsql`);
  await db.execute(sql`create trigger cut before insert on journal for each row execute function cut()`);
  await fetch();
  expect(await attached()).toEqual([]);
  await db.execute(sql`drop trigger cut on journal`);
  clock.set("2026-11-24T09:00:05+08:00");
  await fetch();
  expect(await attached()).toHaveLength(1);
  expect(onDisk()).toHaveLength(1);
});

describe("取文件的错误各有对策", () => {
  const disk = (code: string) => remedyFor(Object.assign(new Error("disk"), { code })).kind;

  test("磁盘满了不再试，写不进去的转管理员后再试，其余照常再试", () => {
    expect(disk("ENOSPC")).toBe("neverWithAdmin");
    expect(disk("EDQUOT")).toBe("neverWithAdmin");
    expect(disk("EACCES")).toBe("laterWithAdmin");
    expect(disk("EIO")).toBe("later");
    expect(remedyFor("odd").kind).toBe("later");
  });
});
