import type { CardAction, IntakeFacts } from "../../../cards/facts.ts";
import { intakeCard } from "../../../cards/intake.ts";
import { plainCard } from "../../../cards/plain.ts";
import { registeredNumber } from "../../db/intake.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may, unitsGiving } from "../../domain/access/rights.ts";
import type { EntryStatus } from "../../domain/intake/entry.ts";
import { entryStatuses } from "../../domain/intake/entry.ts";
import { formatNumber } from "../../domain/item/number.ts";
import type { Intake } from "../../usecases/intake/entry.ts";
import { intakeSeenBy } from "../../usecases/intake/entry.ts";
import { decisionButtons } from "./intake-buttons.ts";
import { entryForm, turnDownForm } from "./intake-form.ts";
import { beforeHeadWords, decidedWords, decides, entryFacts } from "./intake-words.ts";
import type { Draw, Sight } from "./sight.ts";

type Side = "office" | "proposer";
type Face = Pick<IntakeFacts, "tone" | "title">;

const faces: Record<EntryStatus, Record<Side, Face>> = {
  waiting: {
    office: { tone: "information", title: "待立项事项" },
    proposer: { tone: "information", title: "提请立项，等待决定" },
  },
  registered: {
    office: { tone: "done", title: "待立项事项已立项" },
    proposer: { tone: "done", title: "提请的事项已立项" },
  },
  turnedDown: {
    office: { tone: "ended", title: "待立项事项不予立项" },
    proposer: { tone: "ended", title: "提请的事项不予立项" },
  },
};

const DECIDE = "请决定：立项的，核对预览后确认下达，此时才取得编号；不予立项的，写明理由。";
const asks: Record<"decides" | Side, string> = {
  decides: DECIDE,
  office: "由市委平安办工作人员决定是否立项。",
  proposer: "本事项为提请，尚未下达，不占编号。市委平安办决定后，结果会发到这里。",
};

/** Who works for the office that decides reads as the office, everybody else as the proposer. */
const sideOf = (viewer: Actor, { officeId }: Intake): Side =>
  unitsGiving(viewer, "seeIntake", "office").includes(officeId) ? "office" : "proposer";

async function numberOf({ app }: Sight, { itemId }: Intake): Promise<string> {
  const number = itemId ? await registeredNumber(app.db, itemId) : null;
  return number ? formatNumber(number) : "";
}

/** The title of a proposal says so at once. */
const titled = ({ title, tone }: Face, { proposedIn, status }: Intake, side: Side): Face =>
  proposedIn && side === "office" && status === "waiting"
    ? { tone: "comingDue", title: "单位提请立项" }
    : { title, tone };

function actionsOf({ pen }: Sight, entry: Intake, deciding: boolean): CardAction[] {
  const subject = { view: "intakeList", status: deciding ? "waiting" : "all" } as const;
  const list = pen.button({ label: "待立项清单", act: "goto", subject });
  return deciding ? [...decisionButtons(pen, entry), list] : [list];
}

async function newEntry(sight: Sight, view: Parameters<typeof entryForm>[1]): ReturnType<Draw<"intake">> {
  const { viewer, pen } = sight;
  if (!viewer || !may(viewer, "enterIntake")) return null;
  return plainCard({
    tone: "information",
    title: "登记待立项事项",
    paragraphs: [],
    facts: [],
    actions: [],
    form: entryForm(sight, view),
    reference: pen.reference,
  });
}

/** 待立项: one entry as its reader may see it, or the form of a new one. */
export const drawIntake: Draw<"intake"> = async (sight, view) => {
  const { app, viewer, pen } = sight;
  if (!view.entryId) return newEntry(sight, view);
  const entry = viewer ? await intakeSeenBy(app.db, viewer, view.entryId) : null;
  if (!entry || !viewer) return null;
  pen.shows({ view: "intake", entryId: entry.id }, 0);
  const side = sideOf(viewer, entry);
  const before = side === "office" ? await beforeHeadWords(sight, entry) : "";
  const deciding = decides(viewer, entry) && !before;
  const waits = entry.status === "waiting";
  return intakeCard({
    ...titled(faces[entry.status][side], entry, side),
    status: before ? "待负责人同意" : entryStatuses[entry.status],
    matter: entry.matter,
    ask: before
      ? `${before}。`
      : waits
        ? asks[deciding ? "decides" : side]
        : await decidedWords(sight, entry, await numberOf(sight, entry)),
    facts: await entryFacts(sight, entry),
    actions: actionsOf(sight, entry, deciding),
    form: view.form && deciding ? turnDownForm(sight, view, entry) : null,
    open: deciding,
    reference: pen.reference,
  });
};
