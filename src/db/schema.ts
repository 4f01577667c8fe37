import * as evidence from "./schema/evidence.ts";
import * as item from "./schema/item.ts";
import * as journal from "./schema/journal.ts";
import * as ledgerExport from "./schema/ledger-export.ts";
import * as messages from "./schema/messages.ts";
import * as ops from "./schema/ops.ts";
import * as outgoingFile from "./schema/outgoing-file.ts";
import * as roster from "./schema/roster.ts";
import * as rosterImport from "./schema/roster-import.ts";
import * as search from "./schema/search.ts";
import * as settings from "./schema/settings.ts";

const business = { ...roster, ...item, ...search, ...evidence, ...journal, ...settings };

export const schema = { ...business, ...messages, ...outgoingFile, ...ops, ...ledgerExport, ...rosterImport };
