import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { OutgoingFileId } from "../../db/schema/outgoing-file.ts";

export const folderOf = (dataDir: string): string => join(dataDir, "outgoing");

/** Where the bytes of a file lie; never made of anything a person wrote. */
export const placeOf = (dataDir: string, id: OutgoingFileId): string => join(folderOf(dataDir), id);

export const dropOutgoing = (dataDir: string, id: OutgoingFileId): Promise<void> =>
  rm(placeOf(dataDir, id), { force: true });
