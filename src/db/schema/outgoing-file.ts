import { bigint, index, pgTable, text } from "drizzle-orm/pg-core";
import { idOf, instant } from "./columns.ts";

export type OutgoingFileId = string & { readonly __outgoingFile: true };
export type OutgoingFileType = "xls" | "doc" | "pdf" | "stream";

/** A file on its way to a chat; its bytes lie under DATA_DIR by its id until it is sent or its time is over. */
export const outgoingFile = pgTable(
  "outgoing_file",
  {
    id: idOf<OutgoingFileId>("id").primaryKey(),
    name: text("name").notNull(),
    type: text("type").$type<OutgoingFileType>().notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    /** The platform's key of it, once uploaded. */
    fileKey: text("file_key"),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("outgoing_file_created").on(t.createdAt)],
);
