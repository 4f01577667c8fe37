import { z } from "zod";
import type { DelegationId } from "../domain/access/delegation.ts";
import type { EntryId } from "../domain/intake/entry.ts";
import type { SourceKind } from "../domain/intake/sources.ts";
import { isSourceKind } from "../domain/intake/sources.ts";
import { formActs } from "../domain/item/forms.ts";
import type { AssignmentId, ItemId } from "../domain/item/item.ts";
import type { HandoverId } from "../domain/roster/handover.ts";
import type { PersonId, UnitId } from "../domain/roster/unit.ts";
import { settingKeys } from "../domain/settings/table.ts";
import { ledgerFilter } from "./ledger-filter.ts";
import type { EvidenceId } from "./schema/evidence.ts";
import type { DraftId } from "./schema/item.ts";
import type { FollowUpId, SelfCheckId } from "./schema/journal.ts";
import type { ExportId } from "./schema/ledger-export.ts";
import type { OpsEntryId } from "./schema/ops.ts";
import type { OutgoingFileId } from "./schema/outgoing-file.ts";
import type { RosterImportId } from "./schema/roster-import.ts";

const id = <Id extends string>() => z.custom<Id>((value) => typeof value === "string" && /^[0-9a-f-]{36}$/.test(value));
const filled = z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional();
const fault = z.string().optional();

/** Why a card about one assignment arrives: it names the card until the assignment moves on. */
const whys = [
  "issued",
  "upheld",
  "returned",
  "redated",
  "closedOut",
  "cancelled",
  "submitted",
  "declined",
  "reassigned",
  "overdueProgress",
  "principalTold",
  "signOff",
  "signOffRefused",
  "urged",
  "urgedToSign",
  "guided",
  "checked",
  "forwarded",
  "asked",
] as const;
export type Why = (typeof whys)[number];

const page = z.number().int().min(1).default(1);

/** What a message shows, as stored: facts are read when it is drawn, so a card never says what is no longer true. */
const view = z.discriminatedUnion("view", [
  z.object({
    view: z.literal("assignment"),
    assignmentId: id<AssignmentId>(),
    why: z.enum(whys).default("asked"),
    form: z.enum(formActs).optional(),
    filled,
    fault,
  }),
  z.object({
    view: z.literal("item"),
    itemId: id<ItemId>(),
    form: z.enum(["cancel", "redate"]).optional(),
    filled,
    fault,
  }),
  /** 催办: its preview for these assignments of an item, and once it is done the receipt of its batch. */
  z.object({
    view: z.literal("urge"),
    itemId: id<ItemId>(),
    assignmentIds: z.array(id<AssignmentId>()),
    batch: z.string().optional(),
    /** Where it was opened in place: what 取消 goes back to. */
    from: z.enum(["assignment", "item"]).optional(),
    filled,
    fault,
  }),
  z.object({ view: z.literal("draft"), draftId: id<DraftId>(), filled, fault }),
  /** 待立项: one entry of the intake list, or the form of a new one. */
  z.object({
    view: z.literal("intake"),
    entryId: id<EntryId>().optional(),
    form: z.literal("turnDown").optional(),
    filled,
    fault,
  }),
  z.object({
    view: z.literal("intakeList"),
    status: z.enum(["waiting", "registered", "turnedDown", "all"]),
    kind: z.custom<SourceKind>(isSourceKind).optional(),
    page,
  }),
  /** A draft before the head of the office (04-3). */
  z.object({
    view: z.literal("approval"),
    draftId: id<DraftId>(),
    form: z.literal("refuseIssue").optional(),
    filled,
    fault,
  }),
  z.object({ view: z.literal("morning"), day: z.string() }),
  z.object({ view: z.literal("escalation"), day: z.string() }),
  z.object({ view: z.literal("digest"), week: z.string() }),
  z.object({ view: z.literal("groupNotice"), day: z.string() }),
  z.object({ view: z.literal("journalHead"), day: z.string() }),
  z.object({ view: z.literal("todo"), page }),
  z.object({ view: z.literal("ledger"), filter: ledgerFilter, page }),
  z.object({ view: z.literal("export"), exportId: id<ExportId>() }),
  z.object({
    view: z.literal("choice"),
    act: z.string(),
    assignmentIds: z.array(id<AssignmentId>()),
    words: z.string().default(""),
  }),
  z.object({
    view: z.literal("evidenceChoice"),
    evidenceId: id<EvidenceId>(),
    assignmentId: id<AssignmentId>().optional(),
  }),
  z.object({
    view: z.literal("followUp"),
    followUpId: id<FollowUpId>(),
    /** Nobody asked for this card: it tells that something came up. */
    unasked: z.literal(true).optional(),
    form: z.enum(["end", "bindDigest", "bindNotice"]).optional(),
    filled,
    fault,
  }),
  /** 代理: one of them, or the form of a new one. */
  z.object({ view: z.literal("delegation"), delegationId: id<DelegationId>().optional(), filled, fault }),
  z.object({ view: z.literal("return"), delegationId: id<DelegationId>() }),
  /** 交接: who, then to whom, then the preview, and once it is done its receipt. */
  z.object({
    view: z.literal("handover"),
    handoverId: id<HandoverId>().optional(),
    personId: id<PersonId>().optional(),
    successorId: id<PersonId>().optional(),
    filled,
    fault,
  }),
  z.object({ view: z.literal("readiness"), page }),
  /** 通讯录: its units, one of them, somebody in it, or several of a like name. */
  z.object({ view: z.literal("roster"), page }),
  z.object({ view: z.literal("unitPage"), unitId: id<UnitId>() }),
  z.object({ view: z.literal("personPage"), personId: id<PersonId>() }),
  z.object({ view: z.literal("rosterChoice"), unitIds: z.array(id<UnitId>()), personIds: z.array(id<PersonId>()) }),
  z.object({
    view: z.literal("file"),
    fileId: id<OutgoingFileId>(),
    /** The matter it belongs to: it goes only to whoever still sees that. */
    assignmentId: id<AssignmentId>().optional(),
  }),
  /** 佐证 of one unit's share, or of a whole matter; with a file only as what a button is about. */
  z.object({
    view: z.literal("evidence"),
    assignmentId: id<AssignmentId>(),
    evidenceId: id<EvidenceId>().optional(),
    page,
  }),
  z.object({
    view: z.literal("itemEvidence"),
    itemId: id<ItemId>(),
    evidenceId: id<EvidenceId>().optional(),
    page,
  }),
  z.object({ view: z.literal("rosterImport"), importId: id<RosterImportId>() }),
  z.object({ view: z.literal("help"), command: z.string().optional() }),
  z.object({ view: z.literal("menu") }),
  z.object({ view: z.literal("me") }),
  z.object({ view: z.literal("status") }),
  z.object({
    view: z.literal("settings"),
    /** One setting; absent for the list of all. */
    key: z.enum(settingKeys).optional(),
    step: z.enum(["form", "preview"]).optional(),
    /** The version this card was the making of: it is its receipt. */
    made: z.number().int().optional(),
    /** A page of the history. */
    history: z.number().int().min(1).optional(),
    filled,
    fault,
  }),
  z.object({ view: z.literal("selfCheck"), selfCheckId: id<SelfCheckId>() }),
  z.object({ view: z.literal("opsEntry"), entryId: id<OpsEntryId>() }),
  z.object({ view: z.literal("stranger") }),
  z.object({
    view: z.literal("text"),
    /** What is the case; absent where the words alone are enough. */
    title: z.string().optional(),
    text: z.string(),
    /** The matter it speaks of: a file sent as a reply to it belongs there. */
    assignmentId: id<AssignmentId>().optional(),
  }),
]);
export type View = z.infer<typeof view>;
export type ViewInput = z.input<typeof view>;

/** Reads a stored view; a shape this version does not know is a fault, not a guess. */
export const readView = (stored: unknown): View => view.parse(stored);
