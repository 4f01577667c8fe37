import type { LineFacts } from "../../../cards/facts.ts";
import { groupedCard } from "../../../cards/grouped.ts";
import type { Line } from "../../db/assignments.ts";
import { waitingFor } from "../../db/assignments.ts";
import { followUpsFor } from "../../db/follow-ups.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { handles, rolesToward } from "../../domain/access/rights.ts";
import type { AssignmentStatus } from "../../domain/item/item.ts";
import type { Stage } from "../../domain/reminder/plan.ts";
import { isLongOverdue, stageToday } from "../../domain/reminder/stage.ts";
import type { Role } from "../../domain/roster/role.ts";
import { followUpLine } from "./follow-up-line.ts";
import { stageLine, stagesByUrgency, toneOfStage } from "./line.ts";
import { pageOf, pagingButtons } from "./paging.ts";
import type { Draw, Sight } from "./sight.ts";

type Waiting = { roles: readonly Role[]; statuses: readonly AssignmentStatus[]; onlyLongOverdue?: true };

/** Who waits for what (product §1): the unit acts, the office answers, those above look at what is grave. */
const waiting: readonly Waiting[] = [
  { roles: ["liaisonOfficer", "deputyLiaisonOfficer"], statuses: ["issued", "inProgress"] },
  { roles: ["officeStaff", "officeHead"], statuses: ["submitted", "declined"] },
  { roles: ["principalOfficer", "leader"], statuses: ["issued", "inProgress"], onlyLongOverdue: true },
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
    ({ roles, statuses, onlyLongOverdue }) =>
      statuses.includes(assignment.status) &&
      held.some((role) => roles.includes(role)) &&
      (!onlyLongOverdue || isLongOverdue(assignment, { day: today, calendar: app.calendar })),
  );
}

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
  const lines = await linesFor(sight, viewer);
  const faces: (() => Promise<LineFacts>)[] = [
    ...raised.map((each) => () => followUpLine(sight, viewer, each)),
    ...lines.map(
      ({ line, stage }) =>
        async () =>
          stageLine(sight, line, stage),
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
    empty: "目前没有等您办理的事项。",
    note: "",
    reference: pen.reference,
  });
};
