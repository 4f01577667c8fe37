import { z } from "zod";
import { strangers } from "./config-typos.ts";
import * as value from "./config-values.ts";
import type { Variable } from "./config-variables.ts";
import { variables } from "./config-variables.ts";

export type Fault = { variable: string; fault: string; cure: string };

/** Everything that is wrong with the environment, all at once. Names variables and never repeats a value. */
export class ConfigError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const lines = faults.map(({ variable, fault, cure }) => `  · ${variable}：${fault}。${cure}。`);
    super(`环境变量有 ${faults.length} 处需要改正：\n${lines.join("\n")}`);
    this.name = "ConfigError";
    this.faults = faults;
  }
}

const common = {
  REDIS_URL: value.redisUrl.optional(),
  DUBAN_ROLE: value.role,
  DATA_DIR: value.folder,
  PORT: value.port,
  DUBAN_BASE_URL: value.origin.optional(),
  METRICS_TOKEN: value.word.optional(),
  HEARTBEAT_URL: value.heartbeatUrl.optional(),
  LOG_LEVEL: value.logLevel,
};

const production = z.object({
  ...common,
  FEISHU_APP_ID: value.word,
  FEISHU_APP_SECRET: value.word,
  FEISHU_ENCRYPT_KEY: value.word,
  FEISHU_VERIFICATION_TOKEN: value.word,
  FEISHU_TENANT_KEY: value.word.optional(),
  FEISHU_DOMAIN: value.baseUrl,
  DATABASE_URL: value.databaseUrl,
  DUBAN_SECRET: value.secret,
  HOST: value.host,
});

const trial = (embedded: boolean) =>
  z.object({
    ...common,
    DUBAN_ROLE: embedded ? value.onlyRole : value.role,
    FEISHU_ENCRYPT_KEY: value.notInTrial,
    FEISHU_VERIFICATION_TOKEN: value.notInTrial,
    FEISHU_TENANT_KEY: value.notInTrial,
    DATABASE_URL: value.databaseUrl.optional(),
    DUBAN_SECRET: value.secret.optional(),
    HOST: value.loopbackHost,
  });

type Environment = Record<string, string | undefined>;
const names = Object.keys(variables) as Variable[];
const presets = Object.fromEntries(
  Object.entries(variables).flatMap(([name, row]) => ("preset" in row ? [[name, row.preset]] : [])),
);

function givenOf(env: Environment): Record<string, string> {
  const trimmed = Object.entries(env).map(([name, text]) => [name, text?.trim() ?? ""] as const);
  return Object.fromEntries(trimmed.filter(([, text]) => text !== ""));
}

function faultOf(issue: z.core.$ZodIssue): Fault {
  const name = names.find((variable) => variable === issue.path[0]);
  const own: unknown = issue.code === "custom" ? issue.params?.cure : undefined;
  const cure = typeof own === "string" ? own : name ? variables[name].cure : "";
  return { variable: name ?? String(issue.path[0]), fault: issue.message, cure };
}

function parsed<T extends z.ZodType>(schema: T, given: Record<string, string>): z.infer<T> {
  const { success, data, error } = schema.safeParse({ ...presets, ...given });
  const typos = strangers(Object.keys(given), names).flatMap(({ name, meant, ours }) =>
    meant && (ours || !success) ? [{ variable: name, fault: "没有这个变量", cure: `是否应为 ${meant}` }] : [],
  );
  const place = ({ variable }: Fault) => Object.keys(variables).indexOf(variable);
  const found = (error?.issues ?? []).map(faultOf).toSorted((a, b) => place(a) - place(b));
  const faults = [...found, ...typos];
  if (!success || faults.length > 0) throw new ConfigError(faults);
  return data;
}

const shared = (env: z.infer<z.ZodObject<typeof common>> & { HOST: string }) => ({
  redisUrl: env.REDIS_URL ?? null,
  role: env.DUBAN_ROLE,
  dataDir: env.DATA_DIR,
  host: env.HOST,
  port: env.PORT,
  baseUrl: env.DUBAN_BASE_URL ?? null,
  metricsToken: env.METRICS_TOKEN ?? null,
  heartbeatUrl: env.HEARTBEAT_URL ?? null,
  logLevel: env.LOG_LEVEL,
});

function productionConfig(given: Record<string, string>) {
  const env = parsed(production, given);
  const feishu = {
    appId: env.FEISHU_APP_ID,
    appSecret: env.FEISHU_APP_SECRET,
    encryptKey: env.FEISHU_ENCRYPT_KEY,
    verificationToken: env.FEISHU_VERIFICATION_TOKEN,
    tenantKey: env.FEISHU_TENANT_KEY ?? null,
    domain: env.FEISHU_DOMAIN,
  };
  const { DATABASE_URL: databaseUrl, DUBAN_SECRET: secret } = env;
  return { ...shared(env), mode: "production" as const, feishu, databaseUrl, secret };
}

function trialConfig(given: Record<string, string>) {
  const env = parsed(trial(given.DATABASE_URL === undefined), given);
  const { DATABASE_URL: databaseUrl = null, DUBAN_SECRET: secret = null } = env;
  return { ...shared(env), mode: "trial" as const, databaseUrl, secret };
}

export type Config = ReturnType<typeof productionConfig> | ReturnType<typeof trialConfig>;

/**
 * The whole configuration, or a `ConfigError` with every fault at once. An empty value counts as absent; one app
 * variable is enough to ask for production. `unknown` mean nothing to us, though they begin like ours or look like a
 * slip of one of ours: worth a warning at start.
 */
export function readConfig(env: Environment): Config & { unknown: string[] } {
  const given = givenOf(env);
  const config = given.FEISHU_APP_ID || given.FEISHU_APP_SECRET ? productionConfig(given) : trialConfig(given);
  return {
    ...config,
    unknown: strangers(Object.keys(given), names).map(({ name, meant }) =>
      meant ? `${name}（是否应为 ${meant}）` : name,
    ),
  };
}
