import type { App } from "../../app.ts";
import { sealRows } from "../../db/journal-seals.ts";

/** Seals what the journal was given since the last time. Returns how many rows; 0 while another process seals. */
export const sealJournal = (app: App): Promise<number> => app.db.transaction((tx) => sealRows(tx, app.clock.now()));
