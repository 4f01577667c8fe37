/** What the cards are told: words ready to print and the opaque values of their buttons. No ids, no rights, no clock. */

export type Tone = "information" | "comingDue" | "today" | "grave" | "done" | "ended";

/** What a button carries back: our reference of the line, what to do, and the version it was drawn from. */
export type ButtonValue = { act: string; ref: string; version: number };

export type CardAction = {
  label: string;
  value: ButtonValue;
  kind?: "primary" | "danger" | "plain";
  confirm?: { title: string; text: string };
};

export type Fact = { label: string; value: string };

type FieldBase = { name: string; label: string; required: boolean };
export type Field = FieldBase &
  (
    | { kind: "text"; placeholder: string; most: number; multiline: boolean; value: string }
    | {
        kind: "select";
        placeholder: string;
        options: readonly { value: string; label: string }[];
        value: string | null;
      }
    | {
        kind: "multiSelect";
        placeholder: string;
        options: readonly { value: string; label: string }[];
        value: readonly string[];
      }
    | { kind: "date"; placeholder: string; value: string | null }
  );

export type FormFacts = {
  /** One line: what will happen on 提交 and who will hear of it. */
  notice: string;
  /** What was wrong with the last try; the typed words stay in the fields. */
  fault: string | null;
  fields: readonly Field[];
  submit: CardAction;
  back: CardAction | null;
};

export type HistoryLine = { when: string; who: string; what: string; words: string };

export type AssignmentFacts = {
  tone: Tone;
  title: string;
  number: string;
  matter: string;
  due: string;
  unit: string;
  status: string;
  /** What is asked of the reader, or who did what and when and what comes next. */
  ask: string;
  facts: readonly Fact[];
  history: readonly HistoryLine[];
  evidence: readonly { name: string; when: string; who: string }[];
  /** 调阅佐证, where there is some. */
  openEvidence?: CardAction | null;
  actions: readonly CardAction[];
  form: FormFacts | null;
  open: boolean;
  reference: string;
};

export type ItemFacts = Omit<AssignmentFacts, "unit" | "evidence" | "openEvidence"> & {
  units: readonly { unit: string; status: string; due: string; latest: string }[];
  sum: string;
};

export type DraftFacts = {
  title: string;
  tone: Tone;
  /** Names of receivers, dates with weekday and working days left. */
  preview: readonly Fact[];
  warnings: readonly string[];
  form: FormFacts | null;
  /** After 确认下达 or 取消: what became of it. */
  outcome: string | null;
  /** Where there is no form: what may be done with it. */
  actions: readonly CardAction[];
  /** What to do where only the text arrives. */
  instead?: string;
  reference: string;
};

/** 待立项: one line of the intake list. */
export type IntakeFacts = Omit<PlainFacts, "paragraphs"> & {
  status: string;
  matter: string;
  /** What is asked of the reader, or who decided what and when. */
  ask: string;
  open: boolean;
};

/** One line of a grouped card: number and matter, what is due, and the buttons its state allows. */
export type LineFacts = {
  tone: Tone;
  heading: string;
  number: string;
  matter: string;
  unit: string;
  says: string;
  actions: readonly CardAction[];
  /** Set once the line is done with: it became its own receipt. */
  receipt: string | null;
};

export type GroupedFacts = {
  tone: Tone;
  title: string;
  lead: string;
  lines: readonly LineFacts[];
  /** How many more there are than the card can hold. */
  more: number;
  moreAction: CardAction | null;
  /** 上一页 / 下一页, on lists. */
  paging: readonly CardAction[];
  /** Matters listed apart below, with where they may be seen. */
  apart?: (ApartFacts & { action: CardAction }) | null;
  empty: string;
  note: string;
  reference: string;
};

/** Matters under a heading of their own: figures, then one line each, and how many were left out. */
export type ApartFacts = { title: string; figures: string; lines: readonly string[]; left: number };

export type DigestFacts = {
  title: string;
  period: string;
  counts: readonly { label: string; count: number }[];
  /** Bars by unit in roster order. */
  chart: readonly { unit: string; status: string; count: number }[];
  table: readonly { unit: string; open: number; overdue: number; closed: number; dueThisWeek: number }[];
  otherUnits: { units: number; open: number } | null;
  overdue: readonly { number: string; matter: string; unit: string; days: string }[];
  closed: readonly { number: string; matter: string; unit: string }[];
  dueThisWeek: readonly { number: string; matter: string; unit: string; due: string }[];
  /** How many rows each list left out. */
  left: { overdue: number; closed: number; dueThisWeek: number };
  /** What superior organs and leaders handed over, apart; null where there is none. */
  handedDown: ApartFacts | null;
  /** Figures only: a stranger reads along. */
  figuresOnly: boolean;
  /** What the office owes an answer for, and how long the oldest has waited. */
  waiting?: string;
  note: string;
  reference: string;
};

export type LedgerFacts = {
  title: string;
  said: string;
  total: number;
  /** How many of them are open and late; empty where a state was asked for. */
  sums: string;
  rows: readonly { number: string; matter: string; unit: string; status: string; due: string }[];
  page: { at: number; of: number };
  lines: readonly CardAction[];
  paging: readonly CardAction[];
  hint: string;
  reference: string;
};

/** 设置: each with its value, since when and by whom. */
export type SettingsFacts = {
  title: string;
  lead: string;
  rows: readonly { label: string; value: string; says: readonly string[]; action: CardAction }[];
  actions: readonly CardAction[];
  reference: string;
};

/** A plain card: some words, perhaps facts, perhaps buttons. Help, menu, who am I, health, strangers, choices. */
export type PlainFacts = {
  tone: Tone;
  title: string;
  paragraphs: readonly string[];
  facts: readonly Fact[];
  actions: readonly CardAction[];
  form: FormFacts | null;
  reference: string;
};

/** A card that sends its reader to a page; without a link, what became of it. */
export type LinkFacts = Pick<PlainFacts, "tone" | "title" | "paragraphs" | "reference"> & {
  link: { label: string; url: string } | null;
};
