import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "../src/config.ts";

const whole = {
  FEISHU_APP_ID: "cli_example",
  FEISHU_APP_SECRET: "app-secret-example",
  FEISHU_ENCRYPT_KEY: "encrypt-key-example",
  FEISHU_VERIFICATION_TOKEN: "token-example",
  DATABASE_URL: "postgres://duban:p%40ss@db.example:5432/duban",
  DUBAN_SECRET: "s".repeat(32),
};

function faultsOf(env: Record<string, string | undefined>) {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("the configuration was accepted");
}
const refused = (env: Record<string, string | undefined>) => faultsOf(env).faults.map(({ variable }) => variable);

describe("试用", () => {
  test("什么都不设置就是试用，各项取默认值", () => {
    expect(readConfig({})).toEqual({
      mode: "trial",
      databaseUrl: null,
      redisUrl: null,
      secret: null,
      role: "all",
      dataDir: resolve("data"),
      host: "127.0.0.1",
      port: 3000,
      baseUrl: null,
      metricsToken: null,
      heartbeatUrl: null,
      logLevel: "info",
      unknown: [],
    });
  });

  test("空值和空格等于没有设置", () => {
    expect(readConfig({ FEISHU_APP_ID: "", FEISHU_APP_SECRET: "  ", DATABASE_URL: "", PORT: " " })).toEqual(
      readConfig({}),
    );
  });

  test.each([
    ["127.0.0.1", "127.0.0.1"],
    ["127.8.0.9", "127.8.0.9"],
    ["::1", "::1"],
    ["[::1]", "::1"],
    ["localhost", "127.0.0.1"],
    ["LOCALHOST", "127.0.0.1"],
  ])("HOST=%s 只听本机，可以试用", (host, listens) => {
    expect(readConfig({ HOST: host }).host).toBe(listens);
  });

  test.each([
    ["0.0.0.0"],
    ["::"],
    ["192.168.1.5"],
    ["::ffff:10.0.0.1"],
    ["example.com"],
    ["127.1"],
    ["0x7f.0.0.1"],
    ["127.0.0.1.example.com"],
    ["localhost.example.com"],
  ])("HOST=%s 会让别人进来，试用时拒绝", (host) => {
    expect(refused({ HOST: host })).toEqual(["HOST"]);
  });

  test("可以用自己的 PostgreSQL、Redis 和密钥试用", () => {
    const env = { DATABASE_URL: whole.DATABASE_URL, REDIS_URL: "redis://127.0.0.1", DUBAN_SECRET: whole.DUBAN_SECRET };
    expect(readConfig(env)).toMatchObject({
      mode: "trial",
      databaseUrl: whole.DATABASE_URL,
      redisUrl: env.REDIS_URL,
      secret: env.DUBAN_SECRET,
    });
  });

  test.each([["web"], ["worker"]])("内置数据库只有一个进程，DUBAN_ROLE=%s 被拒绝；有 PostgreSQL 就可以", (role) => {
    expect(refused({ DUBAN_ROLE: role })).toEqual(["DUBAN_ROLE"]);
    expect(readConfig({ DUBAN_ROLE: role, DATABASE_URL: whole.DATABASE_URL }).role).toBe(role);
  });

  test.each([["FEISHU_ENCRYPT_KEY"], ["FEISHU_VERIFICATION_TOKEN"], ["FEISHU_TENANT_KEY"]])(
    "只写了 %s 而没有应用，是没写完的正式配置，不当作试用",
    (name) => {
      expect(refused({ [name]: "example" })).toEqual([name]);
      expect(faultsOf({ [name]: "example" }).message).toContain("FEISHU_APP_ID");
    },
  );
});

describe("正式运行", () => {
  test("必填项齐全就是正式运行", () => {
    expect(readConfig({ ...whole, FEISHU_TENANT_KEY: "tenant-example", HOST: "0.0.0.0", PORT: "8080" })).toMatchObject({
      mode: "production",
      feishu: {
        appId: "cli_example",
        appSecret: "app-secret-example",
        encryptKey: "encrypt-key-example",
        verificationToken: "token-example",
        tenantKey: "tenant-example",
        domain: "https://open.feishu.cn",
      },
      databaseUrl: whole.DATABASE_URL,
      secret: whole.DUBAN_SECRET,
      host: "0.0.0.0",
      port: 8080,
    });
  });

  test.each([["FEISHU_APP_ID"], ["FEISHU_APP_SECRET"]])("只设置 %s 被拒绝，缺的每一项都点名", (name) => {
    const missing = Object.keys(whole).filter((variable) => variable !== name);
    expect(refused({ [name]: "cli_example" })).toEqual(missing);
  });

  test.each(Object.keys(whole).map((name) => [name]))("缺少 %s 被拒绝，并说明到哪里去找", (name) => {
    const [fault, ...others] = faultsOf({ ...whole, [name]: "" }).faults;
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ variable: name, fault: "没有设置，正式运行必须有" });
    expect(fault?.cure).toMatch(/^请/);
  });

  test.each([
    ["DATABASE_URL", "mysql://duban@db/duban"],
    ["DATABASE_URL", "postgres://duban:p%ss@db/duban"],
    ["DATABASE_URL", "postgres://duban:a/b#c@db:5432/duban"],
    ["DATABASE_URL", "postgres://"],
    ["REDIS_URL", "http://127.0.0.1:6379"],
    ["REDIS_URL", "redis://:pass word@cache"],
    ["DUBAN_SECRET", "s".repeat(31)],
    ["DUBAN_ROLE", "boss"],
    ["FEISHU_DOMAIN", "open.feishu.cn"],
    ["FEISHU_DOMAIN", "ftp://open.feishu.cn"],
    ["FEISHU_DOMAIN", "https://open.feishu.cn?app=1"],
    ["FEISHU_DOMAIN", "https://someone:secret@open.feishu.cn"],
    ["FEISHU_APP_ID", "cli example"],
    ["HOST", "http://0.0.0.0"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "3e3"],
    ["PORT", "0x50"],
    ["METRICS_TOKEN", "two words"],
    ["LOG_LEVEL", "loud"],
    ["HEARTBEAT_URL", "http://monitor.example/ping/word"],
    ["HEARTBEAT_URL", "https://someone:secret@monitor.example/ping"],
    ["HEARTBEAT_URL", "monitor.example/ping"],
  ])("%s=%s 被拒绝", (name, value) => {
    expect(refused({ ...whole, [name]: value })).toEqual([name]);
  });

  test.each([
    ["DATABASE_URL", "databaseUrl", "postgresql://duban@one:5432,two:5433/duban?sslmode=require"],
    ["REDIS_URL", "redisUrl", "rediss://:secret@cache.example:6380/2"],
    ["PORT", "port", 0],
    ["HOST", "host", "::"],
    ["LOG_LEVEL", "logLevel", "silent"],
    ["HEARTBEAT_URL", "heartbeatUrl", "https://monitor.example/ping/word"],
    ["HEARTBEAT_URL", "heartbeatUrl", "http://127.0.0.1:9000/ping?word=1"],
    ["DUBAN_ROLE", "role", "worker"],
  ])("%s 可以这样写", (name, key, value) => {
    expect(readConfig({ ...whole, [name]: String(value) })).toHaveProperty(key, value);
  });

  test.each([
    ["https://open.example.gov.cn/", "https://open.example.gov.cn"],
    ["http://127.0.0.1:9000", "http://127.0.0.1:9000"],
    ["https://gateway.example/feishu//", "https://gateway.example/feishu"],
  ])("FEISHU_DOMAIN=%s 去掉末尾的斜线", (given, domain) => {
    expect(readConfig({ ...whole, FEISHU_DOMAIN: given })).toMatchObject({ feishu: { domain } });
  });
});

describe("说清楚", () => {
  test("所有错误一次说完，每一处都有变量名、毛病和办法", () => {
    const error = faultsOf({ ...whole, FEISHU_ENCRYPT_KEY: undefined, PORT: "x", DUBAN_ROLE: "x", LOG_LEVEL: "x" });
    const named = error.faults.map(({ variable }) => variable);
    expect(named).toEqual(["FEISHU_ENCRYPT_KEY", "DUBAN_ROLE", "PORT", "LOG_LEVEL"]);
    expect(error.message.split("\n")).toHaveLength(5);
    expect(error.message).toContain("环境变量有 4 处需要改正");
    for (const { variable, fault, cure } of error.faults)
      expect(error.message).toContain(`${variable}：${fault}。${cure}`);
  });

  test("错误里从不出现任何值", () => {
    const canary = "canary-7f3a";
    const env = Object.fromEntries(Object.keys(whole).map((name) => [name, `${canary} ${name} %zz`]));
    const more = { REDIS_URL: canary, FEISHU_DOMAIN: canary, DUBAN_ROLE: canary, PORT: canary, LOG_LEVEL: canary };
    const error = faultsOf({ ...env, ...more, DUBAN_SECRET: canary, METRICS_TOKEN: `${canary} x`, HOST: `${canary}/` });
    expect(error.faults.length).toBeGreaterThan(10);
    expect(JSON.stringify([error.message, error.stack, error.faults])).not.toContain(canary);
  });

  test.each([
    ["FEISHU_ENCRIPT_KEY", "FEISHU_ENCRYPT_KEY"],
    ["FEISHU_APPID", "FEISHU_APP_ID"],
    ["DUBAN_SECRETS", "DUBAN_SECRET"],
    ["feishu_app_secret", "FEISHU_APP_SECRET"],
  ])("写错一两个字母的 %s 被指出来", (name, meant) => {
    const { faults } = faultsOf({ [name]: "example" });
    expect(faults).toEqual([{ variable: name, fault: "没有这个变量", cure: `是否应为 ${meant}` }]);
  });

  test.each([
    ["DATABSE_URL", "DATABASE_URL"],
    ["REDIS_ULR", "REDIS_URL"],
    ["METRICS_TOKN", "METRICS_TOKEN"],
    ["LOGLEVEL", "LOG_LEVEL"],
  ])("不带前缀、写错一两个字母的 %s 启动时提醒，别家可能也用这个名字，所以不拒绝", (name, meant) => {
    expect(readConfig({ [name]: "example" }).unknown).toEqual([`${name}（是否应为 ${meant}）`]);
  });

  test("正式运行缺变量时，写错的那个一并指出", () => {
    const { faults } = faultsOf({ ...whole, DATABASE_URL: undefined, DATABSE_URL: "postgres://x" });
    expect(faults.map(({ variable }) => variable)).toEqual(["DATABASE_URL", "DATABSE_URL"]);
    expect(faults[1]?.cure).toBe("是否应为 DATABASE_URL");
  });

  test("与短名字相近的常见变量不是写错", () => {
    expect(readConfig({ HOME: "/root", HOSTNAME: "h", POST: "x", DATADIR: "/d" }).unknown).toEqual([]);
  });

  test("不认识也不像写错的变量只提醒，不拒绝；别家的变量不管", () => {
    expect(readConfig({ DUBAN_COLOUR: "red", FEISHU_APP_NAME_PINYIN: "x", PATH: "/bin" }).unknown).toEqual([
      "DUBAN_COLOUR",
      "FEISHU_APP_NAME_PINYIN",
    ]);
  });
});
