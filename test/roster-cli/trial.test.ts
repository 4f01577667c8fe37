import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openPglite } from "../../src/db/pglite.ts";
import type { Settings } from "../../src/roster-cli-command.ts";
import { filled, smallTown } from "../documents/workbook.ts";
import { temporaryFolder } from "../support/database.ts";
import { desk } from "./desk.ts";

test("试用的服务正在运行：先说要停哪个进程，什么也不打开；停了就能导入", async () => {
  const dataDir = temporaryFolder();
  const settings: Settings = { mode: "trial", databaseUrl: null, dataDir, secret: null };
  const people = smallTown.people.map((row) => [...row]);
  people[3] = ["汉联络", "", "", "ou_liaison", "汉滨区", "联络员", "", ""];
  const { type } = desk({ settings, files: { "a.xlsx": await filled({ ...smallTown, people }) } });
  const server = await openPglite({ dataDir, template: null });
  const refused = await type("import", "a.xlsx", "--yes");
  expect(refused.code).toBe(1);
  expect(refused.words).toContain(`kill ${process.pid}`);
  expect(existsSync(join(dataDir, "secret"))).toBe(false);
  await server.close();

  const done = await type("import", "a.xlsx", "--yes");
  expect(done.code).toBe(0);
  expect(done.words).toContain("试用时没有连接飞书");
  expect(done.words).toContain("石联络（石泉县）：手机号或邮箱在飞书中查不到");
  expect(done.words).not.toContain("汉联络（汉滨区）：");
  expect(done.words).toContain("导入完成：新增 11 项，变更 0 项，移出 0 项。");
}, 90_000);
