import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/db/open.ts";
import { loadUnits } from "../../src/db/roster-store.ts";
import { person } from "../../src/db/schema/roster.ts";
import type { Settings } from "../../src/roster-cli-command.ts";
import { filled, smallTown } from "../documents/workbook.ts";
import type { Handler } from "../feishu/fake-platform.ts";
import { APP_SECRET, appId, clientOf } from "../feishu/fake-platform.ts";
import { silentLog, temporaryFolder } from "../support/database.ts";
import { freshPostgresDatabase } from "../support/servers.ts";
import { desk } from "./desk.ts";

/** Knows everybody of the small town but 汉责任, and the one group. */
const knows: Handler = ({ path, body }) => {
  if (path.endsWith("/batch_get_id")) {
    const { mobiles } = JSON.parse(body.toString()) as { mobiles: string[] };
    const known = mobiles.filter((mobile) => mobile !== "13900000005");
    const user_list = [
      ...known.map((mobile) => ({ mobile, user_id: `ou_p${mobile.slice(-2)}` })),
      { email: "admin@example.com", user_id: "ou_admin" },
    ];
    return { body: { code: 0, data: { user_list } } };
  }
  return { body: { code: 0, data: { items: [{ chat_id: "oc_leaders", name: "领导群" }], has_more: false } } };
};

async function place(handler = knows): Promise<Settings> {
  const { url, drop } = await freshPostgresDatabase();
  onTestFinished(drop);
  const { remote } = await clientOf(handler);
  const feishu = { domain: remote.domain, appId, appSecret: APP_SECRET };
  return {
    mode: "production",
    databaseUrl: url,
    dataDir: temporaryFolder(),
    secret: "a secret of thirty-two characters or more",
    feishu,
  };
}

async function inside({ databaseUrl: url, dataDir }: Settings) {
  const database = await openDatabase({ url, dataDir, template: null, log: silentLog });
  try {
    return { units: await loadUnits(database.db), people: await database.db.select().from(person) };
  } finally {
    await database.close();
  }
}

test("没人确认就不导入；确认后导入；再导一次没有变化；改动逐项列出", async () => {
  const settings = await place();
  const files = { "a.xlsx": await filled(smallTown) };
  const alone = desk({ settings, files });
  const unasked = await alone.type("import", "a.xlsx");
  expect(unasked.code).toBe(2);
  expect(unasked.words).toContain("--yes");
  const hesitating = desk({ settings, files, answer: "否" });
  const refused = await hesitating.type("import", "a.xlsx");
  expect(refused).toMatchObject({ code: 0 });
  expect(refused.words).toContain("已取消");
  expect((await inside(settings)).units).toEqual([]);

  const agreeing = desk({ settings, files, answer: " 是 " });
  const done = await agreeing.type("import", "a.xlsx");
  expect(done.code).toBe(0);
  expect(done.words).toContain("单位 3：市委平安办、汉滨区、石泉县");
  expect(done.words).toContain("导入完成：新增 11 项，变更 0 项，移出 0 项。");
  expect(done.words).toContain("汉责任（汉滨区）：手机号或邮箱在飞书中查不到");
  expect(done.words).not.toContain("汉联络（汉滨区）：");
  expect(agreeing.asked).toHaveLength(1);

  const again = await agreeing.type("import", "a.xlsx", "--yes");
  expect(again).toMatchObject({ code: 0 });
  expect(again.words).toContain("无需导入");
  expect(agreeing.asked).toHaveLength(1);

  const people = smallTown.people.filter(([name]) => name !== "石责任").map((row) => [...row]);
  people[0] = ["甄办事", "13900000001", "", "", "市委平安办", "平安办工作人员", "主任", ""];
  const changed = desk({ settings, files: { "b.xlsx": await filled({ ...smallTown, people }) } });
  const { code, words } = await changed.type("import", "b.xlsx", "--yes");
  expect(code).toBe(0);
  expect(words).toContain("人员“甄办事”：职务“科长”改为“主任”");
  expect(words).toContain("人员 1：石责任（石泉县）");
  expect(words).toContain("导入完成：新增 0 项，变更 1 项，移出 1 项。");
  const { people: kept } = await inside(settings);
  expect(kept.find(({ name }) => name === "甄办事")?.post).toBe("主任");
  expect(JSON.stringify(kept)).not.toContain("1390000000");
});

test("飞书没有答复：说明原因，什么都不改", async () => {
  const settings = await place(() => ({ status: 400, body: { code: 99991672, msg: "no scope" } }));
  const { type } = desk({ settings, files: { "a.xlsx": await filled(smallTown) } });
  const { code, words } = await type("import", "a.xlsx", "--yes");
  expect(code).toBe(1);
  expect(words).toContain("飞书没有答复查询，通讯录没有任何改动");
  expect(words).toContain("错误代码 99991672");
  expect((await inside(settings)).units).toEqual([]);
});

test("试用过的库不能用于正式导入", async () => {
  const settings = await place();
  const trial: Settings = { ...settings, mode: "trial", secret: null };
  const files = { "a.xlsx": await filled(smallTown) };
  expect(await desk({ settings: trial, files }).type("import", "a.xlsx", "--yes")).toMatchObject({ code: 0 });
  const { code, words } = await desk({ settings, files }).type("import", "a.xlsx", "--yes");
  expect(code).toBe(1);
  expect(words).toContain("这个数据库属于试用");
});
