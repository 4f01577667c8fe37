import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { diceFrom } from "../chaos/dice.ts";
import { openPlace } from "../chaos/place.ts";
import { ensureBuilt } from "../support/built.ts";
import type { Environment } from "../support/product-process.ts";
import { spiltIn, startProduct } from "../support/product-process.ts";
import { provided } from "../support/servers.ts";

const script = join(import.meta.dirname, "../../scripts/doctor.mjs");

beforeAll(ensureBuilt, 120_000);

async function doctorIn(environment: Environment) {
  const run = startProduct(environment, { script });
  const { code } = await run.ended;
  const said = run.output();
  expect(spiltIn(said, environment)).toEqual([]);
  return { code, said };
}

test("正式环境逐项检查：凭证、每项权限、范围、时钟、数据库、Redis；密钥错了说怎么改；环境变量不全先说变量", async () => {
  const { postgresUrl, redisUrl } = provided();
  const place = await openPlace({ postgresUrl: postgresUrl ?? "", redisUrl: redisUrl ?? "", dice: diceFrom(1) });
  onTestFinished(() => place.close());
  place.sandbox.faults.withdrawScope("contact:user.id:readonly");
  const { code, said } = await doctorIn(place.environment);
  for (const line of [
    "✓ 应用凭证和机器人：正常，机器人名称“督办助手”",
    "✓ 权限 im:message：已开通",
    "✗ 权限 contact:user.id:readonly：没有开通，用途：按手机号、邮箱查找人员账号。请在飞书开放平台",
    "✓ 通讯录权限范围：全部成员",
    "✓ 时钟：与平台一致",
    "✓ 数据库：正常（PostgreSQL",
    "✓ 数据库迁移：到位",
    "✓ 数据库时钟：与本机一致",
    "✓ Redis：正常",
    "✗ 收到消息：近 30 天没有收到",
    "向机器人发送 /自检，并点“确认收到”",
  ]) {
    expect(said).toContain(line);
  }
  expect(code).toBe(1);
  const wrong = await doctorIn({ ...place.environment, FEISHU_APP_SECRET: "another-secret" });
  expect(wrong.said).toContain("✗ 应用凭证和机器人：App ID 或 App Secret 不正确。请在飞书开放平台");
  const half = await doctorIn({ FEISHU_APP_ID: "cli_alone" });
  expect(half).toMatchObject({ code: 1, said: expect.stringContaining("环境变量有") });
});
