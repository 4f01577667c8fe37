import { pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** When each job last came to its end, in whichever process, by the database's clock. */
export const jobBeat = pgTable("job_beat", {
  job: text("job").primaryKey(),
  ranAt: instant("ran_at").notNull(),
});
