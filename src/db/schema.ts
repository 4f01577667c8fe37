import * as evidence from "./schema/evidence.ts";
import * as item from "./schema/item.ts";
import * as journal from "./schema/journal.ts";
import * as ledgerExport from "./schema/ledger-export.ts";
import * as messages from "./schema/messages.ts";
import * as outgoingFile from "./schema/outgoing-file.ts";
import * as roster from "./schema/roster.ts";
import * as search from "./schema/search.ts";

const business = { ...roster, ...item, ...search, ...evidence, ...journal };

export const schema = { ...business, ...messages, ...outgoingFile, ...ledgerExport };
