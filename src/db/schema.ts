import * as evidence from "./schema/evidence.ts";
import * as item from "./schema/item.ts";
import * as journal from "./schema/journal.ts";
import * as messages from "./schema/messages.ts";
import * as outgoingFile from "./schema/outgoing-file.ts";
import * as roster from "./schema/roster.ts";

export const schema = { ...roster, ...item, ...evidence, ...journal, ...messages, ...outgoingFile };
