import * as evidence from "./schema/evidence.ts";
import * as evidenceOpening from "./schema/evidence-opening.ts";
import * as groupNotice from "./schema/group-notice.ts";
import * as intake from "./schema/intake.ts";
import * as item from "./schema/item.ts";
import * as jobBeat from "./schema/job-beat.ts";
import * as journal from "./schema/journal.ts";
import * as ledgerExport from "./schema/ledger-export.ts";
import * as messages from "./schema/messages.ts";
import * as ops from "./schema/ops.ts";
import * as outgoingFile from "./schema/outgoing-file.ts";
import * as roster from "./schema/roster.ts";
import * as rosterImport from "./schema/roster-import.ts";
import * as seal from "./schema/seal.ts";
import * as search from "./schema/search.ts";
import * as settings from "./schema/settings.ts";

const business = { ...roster, ...item, ...intake, ...search, ...evidence, ...journal, ...seal, ...settings };

const onTheWay = { ...outgoingFile, ...ops, ...ledgerExport, ...rosterImport, ...evidenceOpening, ...jobBeat };

export const schema = { ...business, ...messages, ...onTheWay, ...groupNotice };
