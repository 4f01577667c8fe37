import { expect, test } from "vitest";
import { readRostersDue } from "../../src/bot/receive/read-roster.ts";
import { noteWorkbook, rosterImportById } from "../../src/db/roster-imports.ts";
import { followUp } from "../../src/db/schema/journal.ts";
import { outboxMessage } from "../../src/db/schema/messages.ts";
import { rosterImport } from "../../src/db/schema/roster-import.ts";
import { receiveWorkbook } from "../../src/usecases/roster/receive-workbook.ts";
import { filled, smallTown } from "../documents/workbook.ts";
import type { Answer, Handler } from "../feishu/fake-platform.ts";
import { actorOf, personIdOf } from "../support/town.ts";
import { desk } from "./desk.ts";

type Parts = { file?: Answer; people?: Answer };

const ok = (data: unknown): Answer => ({ body: { code: 0, msg: "success", data } });

const platform =
  ({ file, people }: Parts): Handler =>
  ({ path }) => {
    if (path.includes("/resources/")) return file ?? { status: 404, body: { code: 234003, msg: "no" } };
    if (path.endsWith("batch_get_id")) return people ?? ok({ user_list: [] });
    return ok({ items: [], has_more: false });
  };

async function office(parts: Parts) {
  const made = await desk({ at: "2026-11-24T09:30+08:00", platform: platform(parts) });
  const personId = await personIdOf(made.db, "admin");
  const received = { personId, messageId: "om_file", fileKey: "file_1", fileName: "通讯录.xlsx" };
  const id = await noteWorkbook(made.db, { ...received, at: made.clock.now() });
  if (!id) throw new Error("nothing was noted");
  const said = async () => (await made.db.select().from(outboxMessage)).map(({ view }) => JSON.stringify(view));
  return { ...made, id, said, read: () => readRostersDue(made.bot), row: () => rosterImportById(made.db, id) };
}

const sheet = async (): Promise<Answer> => ({ body: await filled(smallTown) });

test("同一条消息来两次只核对一次", async () => {
  const { app, db, row } = await office({});
  const admin = await actorOf(db, "admin");
  await receiveWorkbook(app, admin, { messageId: "om_file", file: { key: "file_1", name: "通讯录.xlsx" } });
  expect(await db.select().from(rosterImport)).toHaveLength(1);
  expect((await row())?.status).toBe("pending");
});

test("文件取不到时说清楚，不再取；再跑一遍什么都没有", async () => {
  const { read, said, row } = await office({ file: { status: 400, body: { code: 234037, msg: "no" } } });
  expect(await read()).toBe(1);
  expect(await read()).toBe(0);
  expect((await row())?.status).toBe("refused");
  expect(await said()).toEqual([expect.stringContaining("“通讯录.xlsx”没有核对，通讯录没有任何改动：文件超过 100 MB")]);
});

test("平台没有答复就稍后再试，多次不成才作罢，通讯录不动", async () => {
  const { read, said, row, clock } = await office({ file: "reset" });
  for (let round = 0; round < 7; round += 1) {
    expect(await read()).toBe(1);
    expect(await read()).toBe(0);
    clock.set(new Date(clock.now().getTime() + 601_000).toISOString());
  }
  expect(await row()).toMatchObject({ status: "refused", wanted: null });
  expect((await said()).at(-1)).toContain("多次尝试均未成功");
});

test("没有下载权限时告诉系统管理员，过后再试", async () => {
  const { read, db, row } = await office({ file: { status: 400, body: { code: 99991672, msg: "no" } } });
  await read();
  expect(await db.select().from(followUp)).toMatchObject([{ kind: "platform", subject: "roster" }]);
  expect((await row())?.status).toBe("pending");
});

test("查人没有答复不当作查无此人，稍后再试", async () => {
  const { read, row } = await office({ file: await sheet(), people: "reset" });
  await read();
  expect(await row()).toMatchObject({ status: "pending", attempts: 1 });
});
