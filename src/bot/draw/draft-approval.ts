import type { DraftFacts, LineFacts } from "../../../cards/facts.ts";
import { draftsToApprove, ownDraftsInApproval } from "../../db/drafts.ts";
import { approversFor } from "../../db/on-duty.ts";
import { personById } from "../../db/roster-store.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { dayInWords, momentInWords } from "../../domain/calendar/words.ts";
import type { Draft } from "../../usecases/item/draft.ts";
import { draftContent } from "../../usecases/item/draft-content.ts";
import type { Sight } from "./sight.ts";

type Face = Pick<DraftFacts, "title" | "tone" | "warnings" | "form" | "outcome" | "actions">;

const NOBODY =
  "目前没有可以同意的负责人。请收回草稿，并请系统管理员在通讯录中补齐负责人；负责人不在岗的，可由其安排代理。";

/** A draft that waits for the head: nothing has left the room yet, and the drafter may have it back. */
export async function pendingFace({ app, pen, today }: Sight, draft: Draft, warnings: string[]): Promise<Face> {
  const heads = draft.officeId ? await approversFor(app, draft.officeId, draft.createdBy) : [];
  const names = heads.map(({ name }) => name).join("、");
  const since = draft.pendingSince ? momentInWords(draft.pendingSince, today) : "";
  const subject = { view: "draft", draftId: draft.id } as const;
  return {
    title: "待负责人同意",
    tone: "information",
    warnings: names ? warnings : [NOBODY, ...warnings],
    form: null,
    outcome: `${since} 已送请负责人${names}同意，尚未下达；同意后取得编号，并向各承办单位联络员发出交办卡片。`,
    actions: [pen.button({ label: "收回", act: "takeBackDraft", subject, version: draft.version })],
  };
}

/** Why a draft came back, on top of whatever else deserves a second look. */
export async function returnedWords({ app, today }: Sight, draft: Draft): Promise<string[]> {
  if (!draft.returnedAt) return [];
  const by = draft.returnedBy ? await personById(app.db, draft.returnedBy) : null;
  return [`${by?.name ?? ""} ${momentInWords(draft.returnedAt, today)} 不同意下达：${draft.returnReason ?? ""}`];
}

type Row = Awaited<ReturnType<typeof draftsToApprove>>[number];

const dueWords = (due: string | null, today: Day): string =>
  due && /^\d{4}-\d{2}-\d{2}$/.test(due) ? `办理期限为${dayInWords(due as Day, today)}。` : "";

function lineOf(
  { pen, today }: Sight,
  row: Row,
  said: Pick<LineFacts, "heading" | "says"> & { view: "draft" | "approval" },
) {
  const { units, matter, due } = draftContent.parse(row.content);
  const look = {
    label: "查看",
    act: "goto",
    subject: { view: said.view, draftId: row.id },
    version: row.version,
  } as const;
  return {
    tone: "comingDue",
    heading: said.heading,
    number: "",
    matter,
    unit: units,
    says: `${said.says}${dueWords(due, today)}`,
    actions: [pen.button(look)],
    receipt: null,
  } as const satisfies LineFacts;
}

async function ownLine(sight: Sight, row: Row): Promise<LineFacts> {
  const { app, today } = sight;
  if (row.pendingSince) {
    const says = `${momentInWords(row.pendingSince, today)} 送请负责人同意，尚未下达。`;
    return lineOf(sight, row, { view: "draft", heading: "待同意", says });
  }
  const by = row.returnedBy ? await personById(app.db, row.returnedBy) : null;
  const says = `${by?.name ?? "负责人"}不同意下达，请修改后再送，或取消：${row.returnReason ?? ""}。`;
  return lineOf(sight, row, { view: "draft", heading: "已退回", says });
}

async function lineToApprove(sight: Sight, row: Row): Promise<LineFacts> {
  const drafter = await personById(sight.app.db, row.createdBy);
  const when = row.pendingSince ? momentInWords(row.pendingSince, sight.today) : "";
  const says = `${drafter?.name ?? ""} ${when} 送请同意下达，请审定。`;
  return lineOf(sight, row, { view: "approval", heading: "请示下达", says });
}

/** What of the approval of drafts waits for somebody (04-3): the head decides, the drafter waits or mends. */
export async function draftLines(sight: Sight, viewer: Actor): Promise<(() => Promise<LineFacts>)[]> {
  const toApprove = await draftsToApprove(sight.app.db, viewer);
  const own = may(viewer, "issue") ? await ownDraftsInApproval(sight.app.db, viewer) : [];
  return [
    ...toApprove.filter(({ id }) => !own.some((each) => each.id === id)).map((row) => () => lineToApprove(sight, row)),
    ...own.map((row) => () => ownLine(sight, row)),
  ];
}
