import type { CardAction, LineFacts, Tone } from "../../../cards/facts.ts";
import { groupedCard } from "../../../cards/grouped.ts";
import { countedIn, entriesVisibleTo, intakeTotals } from "../../db/intake.ts";
import type { View } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import type { EntryStatus } from "../../domain/intake/entry.ts";
import { entryStatuses } from "../../domain/intake/entry.ts";
import { listStatuses } from "../../domain/intake/list-words.ts";
import type { SourceKind } from "../../domain/intake/sources.ts";
import { everySourceKind, sourceKinds } from "../../domain/intake/sources.ts";
import type { Intake } from "../../usecases/intake/entry.ts";
import { parsed } from "../../usecases/intake/entry.ts";
import { decisionButtons, lookButton } from "./intake-buttons.ts";
import { beforeHeadWords, decides, enteredWords } from "./intake-words.ts";
import type { Page } from "./paging.ts";
import { PAGE_SIZE, pageAt, pagingButtons } from "./paging.ts";
import type { Draw, Sight } from "./sight.ts";

type Shown = Extract<View, { view: "intakeList" }>;

const tones: Record<EntryStatus, Tone> = { waiting: "comingDue", registered: "done", turnedDown: "ended" };

/** One entry among others: whence it comes, who brought it, and what the reader may do with it. */
export async function intakeLine(sight: Sight, viewer: Actor, entry: Intake): Promise<LineFacts> {
  const { pen } = sight;
  const kind = sourceKinds[entry.kind].label;
  const deciding = decides(viewer, entry);
  const before = deciding ? await beforeHeadWords(sight, entry) : "";
  const state = entry.status === "waiting" ? "" : `，${entryStatuses[entry.status]}`;
  const { units } = entry.content;
  return {
    tone: tones[entry.status],
    heading: kind,
    number: "",
    matter: entry.matter,
    unit: "",
    says: `${await enteredWords(sight, entry)}${state}。${units ? `拟承办单位：${units}。` : ""}${before && `${before}。`}`,
    actions: [...(deciding && !before ? decisionButtons(pen, entry) : []), lookButton(pen, entry)],
    receipt: null,
  };
}

/** The sum, and how much of it came from where. */
function leadOf({ status, kind }: Shown, totals: ReadonlyMap<SourceKind, number>): string {
  const by = everySourceKind.flatMap((each) => {
    const count = totals.get(each) ?? 0;
    return count > 0 ? [`${sourceKinds[each].label} ${count}`] : [];
  });
  const asked = [listStatuses[status].label, kind ? sourceKinds[kind].label : ""].filter(Boolean).join("、");
  return `${asked}共 ${countedIn(totals)} 项${by.length > 0 ? `：${by.join("，")}` : ""}。`;
}

/** At most three: where there is a page on either side, turning it is what refreshes it. */
function buttonsOf({ pen, viewer }: Sight, shown: Page, view: Shown): CardAction[] {
  const { status, kind } = view;
  const paging = pagingButtons(pen, shown, (page) => ({ view: "intakeList", status, ...(kind ? { kind } : {}), page }));
  if (!viewer || !may(viewer, "enterIntake")) return paging;
  return [...paging.slice(0, 2), pen.button({ label: "登记", act: "goto", subject: { view: "intake" } })];
}

const KEEPER = "按来源、结果查看，例如：/待立项 领导批示、/待立项 已立项";
const PROPOSER = "需要提请立项的，请发送 /督办 加单位、事项和期限";

/** 待立项清单 (04-4): what may become a matter, by kind of source; the totals count the very rows the reader may see. */
export const drawIntakeList: Draw<"intakeList"> = async (sight, view) => {
  const { app, viewer, pen } = sight;
  if (!viewer || !may(viewer, "seeIntake")) return null;
  const asked = { status: view.status, kind: view.kind ?? null };
  const totals = await intakeTotals(app.db, viewer, asked);
  const shown = pageAt(view.page, countedIn(totals));
  const rows = await entriesVisibleTo(app.db, viewer, { ...asked, page: shown.at, size: PAGE_SIZE });
  return groupedCard({
    tone: "information",
    title: "待立项清单",
    lead: leadOf(view, totals),
    lines: await Promise.all(rows.map((row) => intakeLine(sight, viewer, parsed(row)))),
    more: 0,
    moreAction: null,
    paging: buttonsOf(sight, shown, view),
    empty: "没有符合条件的事项。",
    note: may(viewer, "enterIntake") ? KEEPER : PROPOSER,
    reference: pen.reference,
  });
};
