import { dayOf } from "../calendar/day.ts";
import type { EventAct, ItemEvent } from "../item/event.ts";
import type { Assignment, AssignmentId, SupervisionItem } from "../item/item.ts";

type Listener = "liaison" | "handler" | "principal" | "colleague";
type Notice = {
  to: Listener;
  why: string;
  when?: (a: Assignment, event: ItemEvent) => boolean;
  /** Nobody is pressed outside working hours: it waits for the next open moment (十六 16-5). */
  inOpenHours?: true;
};

/** After an escalation asked for a written word, the office hears it at once. */
const isPast = (a: Assignment, event: ItemEvent): boolean => dayOf(event.at) > a.due;

/** 04-3: the setting named the category when the matter was put to the unit. */
const whereTold = (_: Assignment, { detail }: ItemEvent): boolean => detail.principalTold === 1;

const isAsked = ({ signOffAt }: Assignment): boolean => signOffAt !== null;

/** The office says on the form of a 核查 whether the unit gets a message: what is still being looked into need not interrupt anybody. */
const wasTold = (_: Assignment, { detail }: ItemEvent): boolean => detail.told === 1;

/** Who hears of what by a message of its own; everybody else sees it on the cards they hold. */
export const audience = {
  issue: [
    { to: "liaison", why: "issued" },
    { to: "principal", why: "principalTold", when: whereTold },
  ],
  acknowledge: [],
  decline: [{ to: "handler", why: "declined" }],
  uphold: [{ to: "liaison", why: "upheld" }],
  reassign: [{ to: "liaison", why: "reassigned" }],
  reportProgress: [{ to: "handler", why: "overdueProgress", when: isPast }],
  attachEvidence: [],
  submitCompletion: [{ to: "handler", why: "submitted" }],
  askSignOff: [{ to: "principal", why: "signOff" }],
  withdrawSignOff: [],
  signOff: [{ to: "handler", why: "submitted" }],
  refuseSignOff: [{ to: "liaison", why: "signOffRefused" }],
  returnForRework: [{ to: "liaison", why: "returned" }],
  closeOut: [{ to: "liaison", why: "closedOut" }],
  cancel: [{ to: "liaison", why: "cancelled" }],
  redate: [{ to: "liaison", why: "redated" }],
  urge: [
    { to: "principal", why: "urgedToSign", when: isAsked, inOpenHours: true },
    { to: "liaison", why: "urged", inOpenHours: true },
  ],
  guide: [{ to: "liaison", why: "guided" }],
  check: [{ to: "liaison", why: "checked", when: wasTold }],
  forward: [{ to: "colleague", why: "forwarded" }],
  withdrawForward: [],
  escalate: [],
  handOver: [],
} as const satisfies Record<EventAct, readonly Notice[]>;

/** On which side somebody is who gets a card for this reason. */
export const listenerOf = (why: string): Listener =>
  (Object.values(audience) as (readonly Notice[])[]).flat().find((notice) => notice.why === why)?.to ?? "liaison";

export type Told = { to: Listener; assignmentId: AssignmentId; why: string; inOpenHours?: true };

const bornWith = ({ id: assignmentId }: Assignment, { detail }: ItemEvent): Told[] => [
  { to: "liaison", assignmentId, why: "issued" },
  ...(detail.principalTold === 1 ? [{ to: "principal", assignmentId, why: "principalTold" } as const] : []),
];

/** The messages an event asks for; an heir of 改派 hears of its birth as an issue. */
export function noticesFor(item: SupervisionItem, event: ItemEvent): Told[] {
  const told = item.assignments
    .filter(({ id }) => event.assignmentId === id || event.assignmentId === null)
    .flatMap((a) =>
      (audience[event.act] as readonly Notice[])
        .filter(({ when }) => when?.(a, event) ?? true)
        .map(
          ({ to, why, inOpenHours }): Told => ({
            to,
            assignmentId: a.id,
            why,
            ...(inOpenHours ? { inOpenHours } : {}),
          }),
        ),
    );
  const heir = item.assignments.find(({ id }) => id === event.detail.heir);
  return heir ? [...told, ...bornWith(heir, event)] : told;
}
