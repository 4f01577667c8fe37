import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runChecks } from "../../src/bot/checks/check.ts";
import { checks } from "../../src/bot/checks/index.ts";
import { calendar } from "../../src/domain/calendar/workdays.ts";
import type { FeishuClient } from "../../src/feishu/client.ts";
import { FeishuError } from "../../src/feishu/errors.ts";
import { neededScopes } from "../../src/feishu/needed.ts";
import { handClock, temporaryFolder } from "../support/database.ts";

type Answers = Partial<Pick<FeishuClient, "botInfo" | "grantedScopes" | "contactRange" | "clockAheadMs">>;

const all = new Set(neededScopes.map(({ name }) => name));
const refused = (code: number | null) => new FeishuError({ call: "any", outcome: "noRetry", sent: "no", code });

/** What the platform's checks say when the platform answers like this. */
async function saidOf(answers: Answers) {
  const feishu = {
    botInfo: async () => ({ openId: "ou_bot", name: "督办助手" }),
    grantedScopes: async () => all,
    contactRange: async () => ({ everybody: true, departments: 1, people: 0 }),
    clockAheadMs: () => 0,
    ...answers,
  } as FeishuClient;
  return runChecks(checks.platform, { feishu });
}

const stateOf = (found: Awaited<ReturnType<typeof saidOf>>, id: string) => found.find((each) => each.id === id);

test("一切正常时每一项都正常，每项权限各占一行，都不带处理办法", async () => {
  const found = await saidOf({});
  expect(found.every(({ state, cure }) => state === "good" && cure === null)).toBe(true);
  expect(found.filter(({ id }) => id === "scopes").map(({ label }) => label)).toEqual(
    neededScopes.map(({ name }) => `权限 ${name}`),
  );
});

test.each<[number | null, string]>([
  [10003, "App ID 或 App Secret 不正确"],
  [10014, "App ID 或 App Secret 不正确"],
  [99991672, "没有所需权限"],
  [99991401, "白名单"],
  [99991403, "额度已用完"],
  [230006, "机器人能力"],
  [987654, "平台返回代码 987654"],
  [null, "平台没有应答"],
])("平台拒绝 %j：说明原因和处理办法", async (code, says) => {
  const found = await saidOf({ botInfo: () => Promise.reject(refused(code)) });
  expect(stateOf(found, "credentials")).toMatchObject({ state: "bad", says: expect.stringContaining(says) });
  expect(stateOf(found, "credentials")?.cure).toMatch(/^请/);
});

test.each<[number, string, string]>([
  [0, "good", "与平台一致"],
  [-59_000, "good", "与平台一致"],
  [120_000, "warning", "本机时钟快 120 秒"],
  [-3_600_000, "bad", "本机时钟慢 3600 秒"],
])("时钟差 %d 毫秒：%s", async (aheadMs, state, says) => {
  const found = await saidOf({ clockAheadMs: () => aheadMs });
  expect(stateOf(found, "platformClock")).toMatchObject({ state, says });
});

test("更大的权限代替所列的一项；没有任何人员的范围要处理，只有一部分的请留意", async () => {
  const wider = new Set([...all].filter((name) => name !== "im:chat.members:write_only").concat("im:chat"));
  expect((await saidOf({ grantedScopes: async () => wider })).every(({ state }) => state === "good")).toBe(true);
  const range = async (departments: number) =>
    stateOf(await saidOf({ contactRange: async () => ({ everybody: false, departments, people: 0 }) }), "contactRange");
  expect(await range(0)).toMatchObject({ state: "bad", says: "没有任何人员" });
  expect(await range(3)).toMatchObject({ state: "warning", says: "3 个部门、0 名人员" });
});

const machine = (about: { now?: string; dataDir?: string; redis?: (() => Promise<void>) | null }) =>
  runChecks(checks.machine, {
    clock: handClock(about.now ?? "2026-11-24T09:00+08:00"),
    calendar,
    dataDir: about.dataDir ?? temporaryFolder(),
    redis: about.redis ?? null,
  });

test.each<[string, string, string]>([
  ["2026-11-24T09:00+08:00", "good", "2026 年已收录，2027 年尚未收录"],
  ["2026-12-01T09:00+08:00", "warning", "2026 年已收录，2027 年尚未收录"],
  ["2029-03-01T09:00+08:00", "bad", "没有 2029 年的安排"],
])("%s 的节假日安排", async (now, state, says) => {
  expect((await machine({ now })).find(({ id }) => id === "calendar")).toMatchObject({ state, says });
});

test("文件夹不在就说不能写入；Redis 不应答只是请留意，因为各进程会自行定时", async () => {
  const gone = await machine({ dataDir: join(temporaryFolder(), randomUUID()) });
  expect(gone.find(({ id }) => id === "disk")).toMatchObject({ state: "bad", says: "DATA_DIR 不能写入" });
  const silent = await machine({ redis: () => Promise.reject(new Error("nobody")) });
  expect(silent.find(({ id }) => id === "redis")).toMatchObject({ state: "warning" });
  const set = await machine({ redis: () => Promise.resolve() });
  expect(set.find(({ id }) => id === "redis")).toMatchObject({ state: "good", says: "正常" });
});
