import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { systemClock } from "../../src/clock.ts";
import { takeIntoUse } from "../../src/db/mode.ts";
import { openDatabase } from "../../src/db/open.ts";
import { schema } from "../../src/db/schema.ts";
import { createLog } from "../../src/log.ts";
import { city, cityRoster } from "../../src/sandbox/city.ts";
import type { Sandbox } from "../../src/sandbox/platform/open.ts";
import { openSandbox } from "../../src/sandbox/platform/open.ts";
import type { Keys } from "../../src/sandbox/platform/options.ts";
import { seedRoster } from "../../src/usecases/roster/seed.ts";
import { leaksIn } from "../support/leaks.ts";
import type { Environment } from "../support/product-process.ts";
import type { Dice } from "./dice.ts";
import type { Berth } from "./fleet.ts";

const secret = () => randomBytes(24).toString("hex");

/** More of the office than the sample city has, since one person hears at most five messages a second. */
const moreStaff = ["甲", "乙", "丙", "丁", "戊", "己"].map((given, n) => ({
  openId: `ou_office_more_${n + 1}`,
  name: `甄${given}`,
}));
const OFFICE = "市委平安办";

const rosterRows = {
  ...cityRoster,
  people: [
    ...cityRoster.people,
    ...moreStaff.map(({ openId, name }, n) => ({
      row: cityRoster.people.length + 2 + n,
      cells: {
        ...{ name, mobile: "", email: "", openId, unit: OFFICE },
        ...{ roles: "平安办工作人员", post: "督导科干部", rank: "" },
      },
    })),
  ],
};
const people = [...city.people, ...moreStaff.map((each) => ({ ...each, title: `${OFFICE} · 平安办工作人员` }))];

async function seed(url: string, dataDir: string): Promise<void> {
  const database = await openDatabase({ url, dataDir, template: null, log: createLog("silent") });
  try {
    await takeIntoUse(database, "production");
    const chats = city.groups.map(({ chatId, name }) => ({ chatId, name }));
    await seedRoster({ db: database.db, clock: systemClock }, { rows: rosterRows, chats });
  } finally {
    await database.close();
  }
}

export type Place = {
  sandbox: Sandbox;
  environment: Environment;
  sql: postgres.Sql;
  folder: string;
  /** What stands where it must not, in the database, on the cards and in these lines of logs. */
  leaks(lines: readonly string[]): Promise<string[]>;
  /** How often events were answered with each status. */
  statuses: ReadonlyMap<number, number>;
  /** Who answers the platform from now on. */
  serve(berths: readonly Berth[]): void;
  close(): Promise<void>;
};

/** A production set-up over a fresh database: the small Feishu in this process, the product in others. */
export async function openPlace(given: { postgresUrl: string; redisUrl: string | null; dice: Dice }): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "duban-chaos-"));
  const name = `duban_test_chaos_${secret().slice(0, 12)}`;
  const admin = postgres(given.postgresUrl, { max: 1, onnotice: () => undefined });
  await admin`create database ${admin(name)} template template0 encoding 'UTF8'`;
  const url = Object.assign(new URL(given.postgresUrl), { pathname: `/${name}` }).href;
  await seed(url, folder);

  const keys: Keys = {
    ...{ appId: "cli_chaos", appSecret: secret(), encryptKey: secret() },
    ...{ verificationToken: secret(), tenantKey: "tenant_chaos" },
  };
  let webs: readonly Berth[] = [];
  const statuses = new Map<number, number>();
  const sandbox = await openSandbox({
    keys,
    clock: systemClock,
    dataDir: null,
    city: { people, groups: city.groups },
    mostMessages: Number.POSITIVE_INFINITY,
    callback: async (path, request) => {
      const standing = webs.flatMap((each) => each.address() ?? []);
      if (standing.length === 0) throw new Error("nobody listens");
      const address = given.dice.oneOf(standing);
      const answer = await fetch(`${address}${path}`, {
        method: "POST",
        ...request,
        signal: AbortSignal.timeout(5_000),
      });
      const { status } = answer;
      if (path.endsWith("/events")) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      return { status, body: await answer.text() };
    },
  });
  const environment = {
    ...{ FEISHU_APP_ID: keys.appId, FEISHU_APP_SECRET: keys.appSecret, FEISHU_ENCRYPT_KEY: keys.encryptKey },
    ...{ FEISHU_VERIFICATION_TOKEN: keys.verificationToken, FEISHU_DOMAIN: sandbox.url },
    ...{ DATABASE_URL: url, DUBAN_SECRET: secret(), DATA_DIR: folder, HOST: "127.0.0.1", PORT: "0" },
    ...(given.redisUrl ? { REDIS_URL: given.redisUrl } : {}),
  };
  const sql = postgres(url, { max: 2, onnotice: () => undefined });
  const reader = postgres(url, { max: 1, onnotice: () => undefined });
  const secrets = [keys.appSecret, keys.encryptKey, keys.verificationToken, environment.DUBAN_SECRET];
  return {
    ...{ sandbox, environment, sql, folder, statuses },
    leaks: (lines) => {
      const messages = sandbox.chats().flatMap(({ chatId }) => sandbox.messages(chatId));
      return leaksIn({ db: drizzle(reader, { schema }), messages, lines, secrets });
    },
    serve: (berths) => {
      webs = berths.filter(({ role }) => role !== "worker");
    },
    close: async () => {
      await sandbox.close();
      await Promise.all([sql.end(), reader.end()]);
      await admin`drop database ${admin(name)} with (force)`;
      await admin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
