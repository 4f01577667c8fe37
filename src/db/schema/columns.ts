import { date, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Day } from "../../domain/calendar/day.ts";

/** Instants are stored with their zone and read as Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });

/** A Beijing day. Guarantee of the brand: the database only ever gives back real dates as YYYY-MM-DD. */
export const beijingDay = (name: string) => date(name, { mode: "string" }).$type<Day>();

/** A branded id, kept as uuid. */
export const idOf = <Id extends string>(name: string) => uuid(name).$type<Id>();
