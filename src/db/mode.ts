import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "./db.ts";
import type { Database } from "./open.ts";
import { OpenRefused } from "./open-refused.ts";
import { rows } from "./rows.ts";
import { setting } from "./schema/journal.ts";

export type Mode = "trial" | "production";
const modeNames = { trial: "试用", production: "正式运行" } as const satisfies Record<Mode, string>;
const cures = {
  trial: "试用请另用一个 DATA_DIR 或空库；正式运行请设置飞书应用的各项变量",
  production: "正式运行请换一个空库，试用的数据不能带入正式运行",
} as const satisfies Record<Mode, string>;

/** Wrapped, as a bare JSON text that looks like a number would come back as one. */
const kept = z.object({ is: z.string() });

async function standing(db: Db, key: string): Promise<string | null> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, key));
  return row ? kept.parse(row.value).is : null;
}

/** Writes a setting unless it stands already, and says what stands then: of two who come at once, both see the first. */
async function first(db: Db, key: string, is: string): Promise<string> {
  const value: z.infer<typeof kept> = { is };
  await db.insert(setting).values({ key, value, updatedAt: sql`clock_timestamp()` }).onConflictDoNothing();
  return (await standing(db, key)) ?? is;
}

function refuseOther(mode: Mode, stands: string | null): void {
  if (stands === null || stands === mode) return;
  const name = stands === "trial" || stands === "production" ? modeNames[stands] : stands;
  throw new OpenRefused(`这个数据库属于${name}，不能用于${modeNames[mode]}。${cures[mode]}。`);
}

/** The first start of a database settles its mode for good; throws `OpenRefused` in the other one (product §3). */
export async function claimMode(db: Db, mode: Mode): Promise<void> {
  refuseOther(mode, await first(db, "mode", mode));
}

/** What a database belongs to; null before its first start. */
export async function modeOf(db: Db): Promise<Mode | null> {
  const is = await standing(db, "mode");
  return is === "trial" || is === "production" ? is : null;
}

const found = z.object({ found: z.boolean() });

/** Migrates the database and claims it; one that belongs to the other mode is refused before anything is written. */
export async function takeIntoUse({ db, migrate }: Pick<Database, "db" | "migrate">, mode: Mode): Promise<void> {
  const [table] = await rows(db, found, sql`select to_regclass('setting') is not null as found`);
  if (table?.found) refuseOther(mode, await standing(db, "mode"));
  await migrate();
  await claimMode(db, mode);
}

/** The tenant whose first verified event came in; null before that. */
export const pinnedTenant = (db: Db): Promise<string | null> => standing(db, "tenantKey");

/** Pins the first tenant that speaks to us; false for any other one afterwards. */
export const pinTenant = async (db: Db, tenantKey: string): Promise<boolean> =>
  (await first(db, "tenantKey", tenantKey)) === tenantKey;
