import type { LineFacts } from "../../../cards/facts.ts";
import { groupedCard } from "../../../cards/grouped.ts";
import type { Line } from "../../db/assignments.ts";
import { waitingFor } from "../../db/assignments.ts";
import { followUpsFor } from "../../db/follow-ups.ts";
import { countProposed, proposalsAwaiting } from "../../db/intake.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { handles, rolesToward } from "../../domain/access/rights.ts";
import type { AssignmentStatus } from "../../domain/item/item.ts";
import type { Stage } from "../../domain/reminder/plan.ts";
import { isLongOverdue, stageToday } from "../../domain/reminder/stage.ts";
import type { Role } from "../../domain/roster/role.ts";
import { parsed } from "../../usecases/intake/entry.ts";
import { actsOpenTo } from "./actions.ts";
import { draftLines } from "./draft-approval.ts";
import { followUpLine } from "./follow-up-line.ts";
import { handedDownInTodo } from "./handed-down.ts";
import { intakeLine } from "./intake-list.ts";
import { stageLine, stagesByUrgency, toneOfStage } from "./line.ts";
import { pageOf, pagingButtons } from "./paging.ts";
import type { Draw, Sight } from "./sight.ts";
import { signOffLine } from "./sign-off.ts";

type Waiting = {
  roles: readonly Role[];
  statuses: readonly AssignmentStatus[];
  onlyLongOverdue?: true;
  onlyToSign?: true;
};

/** Who waits for what (product §1): the unit acts, the office answers, those above look at what is grave. */
const waiting: readonly Waiting[] = [
  { roles: ["liaisonOfficer", "deputyLiaisonOfficer"], statuses: ["issued", "inProgress"] },
  { roles: ["officeStaff", "officeHead"], statuses: ["submitted", "declined"] },
  { roles: ["principalOfficer", "leader"], statuses: ["issued", "inProgress"], onlyLongOverdue: true },
  { roles: ["principalOfficer"], statuses: ["inProgress"], onlyToSign: true },
];

/** What was handed on to somebody waits for them, whatever role they hold (06-2). */
const handedOn: readonly AssignmentStatus[] = ["inProgress"];

const statusesFor = (viewer: Actor): AssignmentStatus[] => {
  const rows = waiting.filter(({ roles }) => viewer.roles.some(({ role }) => roles.includes(role)));
  return [...new Set([...rows.flatMap((row) => row.statuses), ...(viewer.handlesIn?.length ? handedOn : [])])];
};

function waits({ app, today }: Sight, viewer: Actor, { assignment, item }: Line): boolean {
  if (handles(viewer, assignment) && handedOn.includes(assignment.status)) return true;
  const held = rolesToward(viewer, item.officeId, assignment.handledIn);
  return waiting.some(
    ({ roles, statuses, onlyLongOverdue, onlyToSign }) =>
      statuses.includes(assignment.status) &&
      held.some((role) => roles.includes(role)) &&
      (!onlyToSign || assignment.signOffAt !== null) &&
      (!onlyLongOverdue || isLongOverdue(assignment, { day: today, calendar: app.calendar })),
  );
}

/** Whether the viewer is asked to sign an application (07-2e). */
const isToSign = (viewer: Actor, { assignment, item }: Line): boolean =>
  actsOpenTo(viewer, item, assignment).includes("signOff");

/** How urgent a waiting matter is today. */
function urgencyOf({ app, today }: Sight, { assignment }: Line): Stage {
  if (assignment.status === "submitted") return "review";
  if (assignment.status === "declined") return "declined";
  const stage = stageToday(assignment, "dueSoon", { day: today, calendar: app.calendar });
  return stage ?? (assignment.status === "issued" ? "unsigned" : "keepAlive");
}

async function linesFor(sight: Sight, viewer: Actor): Promise<{ line: Line; stage: Stage }[]> {
  const statuses = statusesFor(viewer);
  const found = statuses.length > 0 ? await waitingFor(sight.app.db, viewer, statuses) : [];
  return found
    .filter((line) => waits(sight, viewer, line))
    .map((line) => ({ line, stage: urgencyOf(sight, line) }))
    .sort((x, y) => stagesByUrgency.indexOf(x.stage) - stagesByUrgency.indexOf(y.stage));
}

/** 待办: what waits for the viewer, 待处置 on top, then the most urgent first. */
export const drawTodo: Draw<"todo"> = async (sight, { page }) => {
  const { app, viewer, pen } = sight;
  if (!viewer) return null;
  const raised = await followUpsFor(app.db, viewer);
  const drafts = await draftLines(sight, viewer);
  const lines = await linesFor(sight, viewer);
  const proposals = await proposalsAwaiting(app.db, viewer);
  const proposed = await countProposed(app.db, viewer);
  const faces: (() => Promise<LineFacts>)[] = [
    ...raised.map((each) => () => followUpLine(sight, viewer, each)),
    ...drafts,
    ...proposals.map((row) => () => intakeLine(sight, viewer, parsed(row))),
    ...lines.map(
      ({ line, stage }) =>
        async () =>
          isToSign(viewer, line) ? signOffLine(sight, line) : stageLine(sight, line, stage),
    ),
  ];
  const shown = pageOf(faces, page);
  const [gravest] = lines;
  return groupedCard({
    tone: gravest ? toneOfStage(gravest.stage) : "information",
    title: "我的待办",
    lead: faces.length > 0 ? `${viewer.name}同志，共有 ${faces.length} 项待您办理，最急的在前。` : "",
    lines: await Promise.all(shown.rows.map((face) => face())),
    more: 0,
    moreAction: null,
    paging: pagingButtons(pen, shown, (at) => ({ view: "todo", page: at })),
    apart: shown.at === 1 ? await handedDownInTodo(sight, viewer) : null,
    empty: "目前没有等您办理的事项。",
    note: proposed > 0 ? `本单位提请立项的 ${proposed} 项正等待决定，发送 /待立项 查看` : "",
    reference: pen.reference,
  });
};
