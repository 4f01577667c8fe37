import type { Day } from "./day.ts";
import type { Need } from "./due-forms.ts";

/** 于 and 在 go with the phrase, or the matter would read 整改于; 关于 does not. */
const LEADING =
  /(?:截止到?|截至|最迟|期限为?[:：]?|时限为?[:：]?|(?<![权有局时上下年受])限于?|到|至)\s*$|(?:请|务必|必须|须|应)*(?<![关对位处由基等])[于在]\s*$/;
const NAMES_LIMIT = /截|迟|限/;
const GOES_WITH_IT = /[于在]/;
const TRAILING = /^\s*(?:全部)?(?:完成|办结|完毕)(?=[\s，,、。；;]*$)/;
const ENDS_THERE =
  /^[\s，,、。；;）)]*(?:(?:整改|办理|落实|处置|全部)*(?:完成|办结|到位|完毕|销号))?[\s，,、。；;）)]*$/;
const SET_APART = /^(?:[\s，,、。；;：:（(）)]|完成|办结|办理|上报|报|提交|交|整改|落实|结束)/;
const OPENS_THERE = /(?:^|[\s，,、。；;：:（(])$/;
/** 达到11.30, 第3-2: a figure, not a day. */
const FIGURE_BEFORE = /[至到达为约第率分占共增降升]$/;

/** 迎接12月4日宣传日: the day of the matter, unless it is said to be the limit. */
const OF_THE_MATTER = /(?:关于|迎接|围绕|落实|贯彻|按照|根据|依据|传达|对|就|自|从)$/;

/** Letters before a phrase that can tell what it is. */
const LOOK_BACK = 20;

/** A phrase in its text, and what there is to cut. */
export type Place = {
  words: string;
  before: string;
  start: number;
  end: number;
  cutFrom: number;
  cutTo: number;
  /** Said to be a limit: 前, 内, 截至. */
  limit: boolean;
  /** The words go on only after a sign, or with 完成 and the like. */
  apart: boolean;
  /** Nothing but 完成 and the like comes after it. */
  closing: boolean;
};

export function placeOf(text: string, match: RegExpExecArray): Place {
  const [words] = match;
  const [start, end] = [match.index, match.index + words.length];
  const [before, after] = [text.slice(Math.max(0, start - LOOK_BACK), start), text.slice(end)];
  const lead = LEADING.exec(before)?.[0] ?? "";
  const limit = match.groups?.limit !== undefined || NAMES_LIMIT.test(lead) || words.endsWith("内");
  const closing = ENDS_THERE.test(after);
  const cutFrom = limit || closing || GOES_WITH_IT.test(lead) ? start - lead.length : start;
  const cutTo = end + (TRAILING.exec(after)?.[0].length ?? 0);
  return { words, before, start, end, cutFrom, cutTo, limit, closing, apart: closing || SET_APART.test(after) };
}

/** A bare figure is a day only where it ends the text and stands alone, or is as long as a day: 整改11.30. */
const isLoneFigure = ({ words, before, closing }: Place): boolean =>
  closing && (OPENS_THERE.test(before) || (/\d{2}/.test(words) && !FIGURE_BEFORE.test(before)));

/** Whether a phrase of this kind, at this place, may be the limit. */
const fitness: Record<Need, (at: Place, day: Day | null) => boolean> = {
  date: ({ limit, apart }) => limit || apart,
  word: ({ limit, apart }) => limit || apart,
  figure: (at, day) => at.limit || (day !== null && isLoneFigure(at)),
  before: ({ limit, apart }) => limit && apart,
};

export const isFit = (need: Need, at: Place, day: Day | null): boolean => fitness[need](at, day);

/** Whether a plain date amid the words may be the limit all the same. */
export const mayBeLimit = ({ before }: Place): boolean => !OF_THE_MATTER.test(before);
