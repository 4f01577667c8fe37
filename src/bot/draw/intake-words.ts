import type { Fact } from "../../../cards/facts.ts";
import { putBeforeHead } from "../../db/intake.ts";
import { personById, unitById } from "../../db/roster-store.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { dayInWords, momentInWords } from "../../domain/calendar/words.ts";
import type { IntakeEntry } from "../../domain/intake/entry.ts";
import { mayTowardEntry } from "../../domain/intake/sight.ts";
import { sourceKinds } from "../../domain/intake/sources.ts";
import { bases, categories, topics, workstreams } from "../../domain/item/categories.ts";
import type { Intake } from "../../usecases/intake/entry.ts";
import type { Sight } from "./sight.ts";

/** Whether the reader decides on it now. */
export const decides = (viewer: Actor, entry: IntakeEntry): boolean =>
  entry.status === "waiting" && mayTowardEntry(viewer, "decideIntake", entry);

async function proposerOf({ app }: Sight, { proposedIn }: IntakeEntry): Promise<string> {
  return proposedIn ? ((await unitById(app.db, proposedIn))?.name ?? "") : "";
}

/** Who put it on the list and when, in one line. */
export async function enteredWords(sight: Sight, entry: IntakeEntry): Promise<string> {
  const { app, today } = sight;
  const by = (await personById(app.db, entry.enteredBy))?.name ?? "";
  const unit = await proposerOf(sight, entry);
  return `${unit}${by} ${momentInWords(entry.enteredAt, today)} ${unit ? "提请" : "登记"}`;
}

/** Where its draft waits for the head: who put it there, and that nothing is to be decided here meanwhile (04-3). */
export async function beforeHeadWords({ app, today }: Sight, { id, status }: IntakeEntry): Promise<string> {
  const put = status === "waiting" ? await putBeforeHead(app.db, id) : null;
  return put ? `${put.by} ${momentInWords(put.since, today)} 已送请负责人同意，同意后即立项` : "";
}

/** Who decided what and when; empty while it waits. */
export async function decidedWords({ app, today }: Sight, entry: IntakeEntry, number: string): Promise<string> {
  const { decidedBy, decidedAt, status, reason } = entry;
  if (!decidedBy || !decidedAt) return "";
  const by = (await personById(app.db, decidedBy))?.name ?? "";
  const became = status === "registered" ? `立项，编号${number}` : `决定不予立项，理由：${reason ?? ""}`;
  return `${by} ${momentInWords(decidedAt, today)} ${became}`;
}

/** What was typed for it, as far as it was. */
export async function entryFacts(sight: Sight, entry: Intake): Promise<Fact[]> {
  const { content } = entry;
  const { category, topic, basis, due } = content;
  return [
    { label: "来源类别", value: sourceKinds[entry.kind].label },
    { label: entry.proposedIn ? "提请人" : "登记人", value: await enteredWords(sight, entry) },
    { label: "拟承办单位", value: content.units },
    { label: "建议期限", value: due ? dayInWords(due as Day, sight.today) : "" },
    { label: "来源", value: content.source },
    { label: "工作要求", value: content.requirement },
    { label: "工作领域", value: content.workstreams.map((key) => workstreams[key]).join("、") },
    { label: "类别", value: category ? categories[category].label : "" },
    { label: "专题", value: topic ? topics[topic] : "" },
    { label: "依据", value: basis ? bases[basis] : "" },
  ];
}
