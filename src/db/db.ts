import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { schema } from "./schema.ts";

/** Either database, or a transaction on it: PostgreSQL through postgres.js, or PGlite. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;
