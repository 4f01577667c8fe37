import type { Desk } from "./door.ts";
import { isPrincipalHimself, names, whyNot } from "./door.ts";
import type { Answer, Deed, Entry, Matter, Owed, Share } from "./page.ts";
import { isOpen } from "./page.ts";
import { dayIn, workdayAfter } from "./pocket-calendar.ts";

/** The life of a share, read off the regulation from its first day to its last; one deed at a time, written in place. */

const article = (act: string): string => {
  if (["uphold", "reassign", "urge", "guide", "check"].includes(act)) return "四";
  if (act === "returnForRework" || act === "redate") return "十四";
  if (act === "closeOut" || act === "cancel") return "三";
  return act === "forward" || act === "withdrawForward" ? "六" : "七";
};

export function put(share: Pick<Share, "id" | "unit" | "handledIn" | "due" | "takesOverFrom">, at: string): Share {
  return {
    ...share,
    state: "waiting",
    version: 1,
    signBy: workdayAfter(dayIn(at), 1),
    ...{ signed: null, applied: null, disputed: null, awaitsHead: null, ended: null, returns: 0, percent: null },
    ...{ promised: null, handedOn: null, lookedAt: at, lastCard: dayIn(at), urges: [] },
    ...{ escalatedFor: null, shownToOfficeFor: null, shownToHeadFor: null },
  };
}

type Written = {
  act?: string;
  texts?: Record<string, string>;
  detail?: Record<string, string | number>;
  owed?: Owed[];
};

const given = (texts: Record<string, string | null | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter((pair): pair is [string, string] => Boolean(pair[1])));

/** It lies with the unit anew: what was said and urged before counts no more. */
function startAfresh(share: Share, at: string): void {
  share.lookedAt = at;
  share.lastCard = dayIn(at);
  share.urges = [];
}

function apply({ town, house, matter }: Desk, share: Share, { by, at, words }: Deed): Written {
  const mustSign = house.signOffCategories.includes(matter.category);
  if (mustSign && !isPrincipalHimself(town, by, share.handledIn)) {
    share.awaitsHead = { at, by };
    const owed: Owed[] = [{ to: "principal", share: share.id, why: "signOff" }];
    return { act: "askSignOff", texts: given({ result: words.result }), owed };
  }
  share.state = "applied";
  share.applied = at;
  share.awaitsHead = null;
  return { texts: given({ result: words.result }), owed: [{ to: "handler", share: share.id, why: "submitted" }] };
}

function moveOn({ town, house, matter }: Desk, share: Share, { words, at }: Deed): Written {
  const { unit = "", heir = "", due = "", reason } = words;
  share.state = "moved";
  share.ended = at;
  const handledIn = town.leads[unit] ?? unit;
  matter.shares.push(put({ id: heir, unit, handledIn, due, takesOverFrom: share.id }, at));
  const headHears = house.principalAtIssue.includes(matter.category);
  const owed: Owed[] = [
    { to: "liaison", share: share.id, why: "reassigned" },
    { to: "liaison", share: heir, why: "issued" },
    ...(headHears ? [{ to: "principal", share: heir, why: "principalTold" } as const] : []),
  ];
  return { texts: given({ reason }), detail: { to: unit, heir, ...(headHears ? { principalTold: 1 } : {}) }, owed };
}

function signed(share: Share, { at, words }: Deed): Written {
  const asker = share.awaitsHead?.by;
  share.state = "applied";
  share.applied = at;
  share.awaitsHead = null;
  const owed: Owed[] = [{ to: "handler", share: share.id, why: "submitted" }];
  return { texts: given({ result: words.result }), detail: asker ? { proposedBy: asker } : {}, owed };
}

function reported(share: Share, { at, words }: Deed): Written {
  const { progress, nextStep, percent = null, promise = null } = words;
  if (percent !== null) share.percent = percent;
  if (promise) share.promised = promise;
  const detail = { ...(percent === null ? {} : { percent }), ...(promise ? { promise, due: share.due } : {}) };
  const owed: Owed[] = dayIn(at) > share.due ? [{ to: "handler", share: share.id, why: "overdueProgress" }] : [];
  return { texts: given({ progress, nextStep }), detail, owed };
}

const toLiaison = (share: Share, why: string): Owed[] => [{ to: "liaison", share: share.id, why }];

function end(share: Share, state: "done" | "dropped", { at, words }: Deed): Written {
  share.state = state;
  share.ended = at;
  return {
    texts: given({ result: words.result }),
    owed: toLiaison(share, state === "done" ? "closedOut" : "cancelled"),
  };
}

function sentBack(share: Share, { at, words }: Deed): Written {
  startAfresh(share, at);
  Object.assign(share, {
    state: "working",
    applied: null,
    awaitsHead: null,
    promised: null,
    returns: share.returns + 1,
  });
  return { texts: given({ reason: words.reason }), owed: toLiaison(share, "returned") };
}

function urged(share: Share, { at, words }: Deed): Written {
  share.urges.push(at);
  const [person, ...beside] = words.pressed ?? [];
  const detail = { batch: words.batch ?? "", ...given({ person, beside: beside.join(" ") }) };
  const toSign: Owed[] = share.awaitsHead ? [{ to: "principal", share: share.id, why: "urgedToSign" }] : [];
  return { texts: given({ reason: words.reason }), detail, owed: [...toSign, ...toLiaison(share, "urged")] };
}

/** What each deed does to the page. */
const does: Record<string, (desk: Desk, share: Share, deed: Deed) => Written> = {
  acknowledge: (_, share, { at, by }) => {
    share.state = "working";
    share.signed = { at, by };
    return {};
  },
  decline: (_, share, { at, words }) => {
    share.state = "disputed";
    share.disputed = at;
    return { texts: given({ reason: words.reason }), owed: [{ to: "handler", share: share.id, why: "declined" }] };
  },
  uphold: (_, share, { at, words }) => {
    startAfresh(share, at);
    share.state = "waiting";
    share.disputed = null;
    share.signBy = workdayAfter(dayIn(at), 1);
    return { texts: given({ reason: words.reason }), owed: toLiaison(share, "upheld") };
  },
  reassign: moveOn,
  reportProgress: (_, share, deed) => reported(share, deed),
  attachEvidence: (_, _share, { words }) => ({
    texts: given({ fileName: words.file }),
    detail: { sha256: "0".repeat(64) },
  }),
  submitCompletion: apply,
  withdrawSignOff: (_, share) => {
    share.awaitsHead = null;
    return {};
  },
  signOff: (_, share, deed) => signed(share, deed),
  refuseSignOff: (_, share, { at, words }) => {
    share.awaitsHead = null;
    share.lastCard = dayIn(at);
    return { texts: given({ reason: words.reason }), owed: toLiaison(share, "signOffRefused") };
  },
  returnForRework: (_, share, deed) => sentBack(share, deed),
  closeOut: (_, share, deed) => end(share, "done", deed),
  cancel: (_, share, deed) => end(share, "dropped", deed),
  redate: (_, share, { at, words }) => {
    const from = share.due;
    startAfresh(share, at);
    share.due = words.due ?? "";
    return {
      texts: given({ reason: words.reason }),
      detail: { from, to: share.due },
      owed: toLiaison(share, "redated"),
    };
  },
  urge: (_, share, deed) => urged(share, deed),
  guide: (_, share, { words }) => ({ texts: given({ opinion: words.opinion }), owed: toLiaison(share, "guided") }),
  check: (_, share, { words }) => ({
    texts: given({ result: words.result }),
    detail: { finding: words.finding ?? "", told: words.told ? 1 : 0 },
    owed: words.told ? toLiaison(share, "checked") : [],
  }),
  forward: (_, share, { by, words }) => {
    share.handedOn = { to: words.person ?? "", by };
    const owed: Owed[] = [{ to: "colleague", share: share.id, why: "forwarded" }];
    return { texts: given({ note: words.note }), detail: { person: words.person ?? "" }, owed };
  },
  withdrawForward: (_, share) => {
    const detail = { person: share.handedOn?.to ?? "" };
    share.handedOn = null;
    return { detail };
  },
};

/** A matter with nothing left open is over: closed where anything was finished, else cancelled. */
function settle(matter: Matter, at: string): void {
  if (matter.shares.some(isOpen)) return;
  matter.state = matter.shares.some(({ state }) => state === "done") ? "closed" : "cancelled";
  matter.closedAt = at;
}

/** One deed: refused with its reason, or written down, with who is owed a message. */
export function answer(desk: Desk, deed: Deed): Answer {
  const { matter } = desk;
  const share = matter.shares.find(({ id }) => id === deed.share);
  const refused = share ? whyNot(desk, share, deed) : "notFound";
  const doing = does[deed.act];
  if (refused || !share || !doing) return { refused: refused ?? "notFound" };
  const beside = names(desk, share, deed);
  const { act = deed.act, texts = {}, detail = {}, owed = [] } = doing(desk, share, deed);
  share.version += 1;
  matter.version += 1;
  settle(matter, deed.at);
  const entry: Entry = {
    act,
    share: share.id,
    by: deed.by,
    article: article(deed.act),
    texts,
    detail: { ...detail, ...beside },
  };
  return { entry, owed };
}
