/** What the model keeps of a matter: the page of a paper register, in words of its own. */

/** 待签收 办理中 待审核 待改派 | 已改派 已销号 已撤销 */
export type State = "waiting" | "working" | "applied" | "disputed" | "moved" | "done" | "dropped";

/** One unit's share (承办). Moments are Beijing words, people and units stand by name. */
export type Share = {
  id: string;
  unit: string;
  /** Whose liaison has it: the lead unit of a task force (五). */
  handledIn: string;
  state: State;
  due: string;
  version: number;
  signBy: string;
  signed: { at: string; by: string } | null;
  applied: string | null;
  disputed: string | null;
  /** 07-2e: the application lies with the 第一责任人. */
  awaitsHead: { at: string; by: string } | null;
  ended: string | null;
  returns: number;
  percent: number | null;
  promised: string | null;
  handedOn: { to: string; by: string } | null;
  takesOverFrom: string | null;
  /** Mornings up to here have been looked through. */
  lookedAt: string;
  lastCard: string;
  /** For which limit, and which application or 不属本单位, it was said already. */
  escalatedFor: string | null;
  shownToOfficeFor: string | null;
  shownToHeadFor: string | null;
  /** 催办 since it was last put to the unit. */
  urges: string[];
};

export type Matter = {
  office: string;
  category: string;
  /** 经办人 */
  handler: string;
  state: "open" | "closed" | "cancelled";
  closedAt: string | null;
  version: number;
  shares: Share[];
};

/** What the office laid down for itself. */
export type House = {
  beforeDue: readonly number[];
  overdueCeiling: number;
  escalateAfter: number;
  reviewPatience: number;
  headPatience: number;
  urgeInterval: number;
  urgeCeiling: number;
  urgeDaily: number;
  signOffCategories: readonly string[];
  principalAtIssue: readonly string[];
  approveIssue: "on" | "off";
};

export const houseOfTheBeginning: House = {
  beforeDue: [3, 1],
  overdueCeiling: 5,
  escalateAfter: 3,
  reviewPatience: 2,
  headPatience: 5,
  urgeInterval: 1,
  urgeCeiling: 3,
  urgeDaily: 3,
  signOffCategories: [],
  principalAtIssue: [],
  approveIssue: "off",
};

/** The words that come with a deed; each deed reads its own. */
export type Words = {
  reason?: string;
  result?: string | null;
  progress?: string;
  nextStep?: string | null;
  percent?: number | null;
  promise?: string | null;
  due?: string;
  unit?: string;
  heir?: string;
  person?: string;
  note?: string | null;
  opinion?: string;
  finding?: "true" | "partlyTrue" | "untrue";
  told?: boolean;
  file?: string;
  batch?: string;
  pressed?: readonly string[];
};

export type Deed = {
  act: string;
  share: string;
  by: string;
  at: string;
  /** The version on the card that was pressed; null where it was typed. */
  seen: number | null;
  words: Words;
};

export type Entry = {
  act: string;
  share: string | null;
  by: string;
  article: string;
  texts: Record<string, string>;
  detail: Record<string, string | number>;
};

/** Somebody is owed a message: who in words of the README, about which share, and why. */
export type Owed = { to: "liaison" | "handler" | "principal" | "colleague"; share: string; why: string };

export type Answer = { refused: string } | { entry: Entry; owed: Owed[] };

export const isOpen = ({ state }: Pick<Share, "state">): boolean =>
  state === "waiting" || state === "working" || state === "applied" || state === "disputed";
