import { groupNoticeCard } from "../../../cards/group-notice.ts";
import type { GroupNoticeFacts } from "../../../cards/group-notice-facts.ts";
import type { Line } from "../../db/assignments.ts";
import { numberOf } from "../../db/assignments.ts";
import { groupById } from "../../db/chat-groups.ts";
import type { Covered, News, NewsKind } from "../../db/group-notices.ts";
import { newsLines, newsOf, noticePeriod } from "../../db/group-notices.ts";
import type { Scope } from "../../db/group-scope.ts";
import { scopeOf } from "../../db/group-scope.ts";
import { day as toDay } from "../../domain/calendar/day.ts";
import { dayInWords, momentInWords } from "../../domain/calendar/words.ts";
import { formatNumber } from "../../domain/item/number.ts";
import type { Draw, Sight } from "./sight.ts";

const MOST_ROWS = 10;
const NAMED = 3;

const kinds = { issued: "新下达", closed: "已销号", cancelled: "已撤销" } as const satisfies Record<NewsKind, string>;
const everyKind = Object.keys(kinds) as NewsKind[];

type Row = GroupNoticeFacts["lists"][number]["rows"][number];

/** The lines of each matter, one after the other. */
function byMatter(lines: readonly Line[]): Line[][] {
  const matters = new Map<string, Line[]>();
  for (const line of lines) matters.set(line.item.id, [...(matters.get(line.item.id) ?? []), line]);
  return [...matters.values()];
}

function rowOf([first, ...others]: readonly Line[], kind: NewsKind, { today }: Sight): Row[] {
  if (!first) return [];
  const names = [first, ...others].map(({ unit }) => unit.shortName ?? unit.name);
  const more = names.length > NAMED ? `等 ${names.length} 个单位` : "";
  return [
    {
      number: formatNumber(numberOf(first.item)),
      matter: first.item.matter,
      unit: `${names.slice(0, NAMED).join("、")}${more}`,
      last: kind === "issued" ? `期限${dayInWords(first.assignment.due, today)}` : "",
    },
  ];
}

type Asked = { scope: Scope; covered: Covered };

async function listsOf(sight: Sight, asked: Asked, news: News): Promise<GroupNoticeFacts["lists"]> {
  const found = everyKind.filter((kind) => news[kind] > 0);
  return Promise.all(
    found.map(async (kind) => {
      const matters = byMatter(await newsLines(sight.app.db, kind, asked)).slice(0, MOST_ROWS);
      const rows = matters.flatMap((lines) => rowOf(lines, kind, sight));
      return { title: kinds[kind], rows, left: news[kind] - rows.length };
    }),
  );
}

/** 督办动态: what was put to units within the group's scope, what was closed and what was cancelled since the last one. */
export const drawGroupNotice: Draw<"groupNotice"> = async (sight, { day }) => {
  const { app, pen, today, groupId, figuresOnly } = sight;
  const group = groupId ? await groupById(app.db, groupId) : null;
  const covered = group ? await noticePeriod(app.db, group.id, toDay(day)) : null;
  if (!group || !covered) return null;
  const scope = await scopeOf(app.db, group);
  const news = await newsOf(app.db, { scope, covered });
  if (news.issued + news.closed + news.cancelled === 0) return null;
  const narrow = scope.name === "全市" ? "" : `范围：${scope.name}`;
  const note = [narrow, figuresOnly ? "本群有通讯录以外人员，仅列数字" : ""].filter(Boolean).join("；");
  return groupNoticeCard({
    title: "督办动态",
    period: `${momentInWords(covered.fromAt, today)} 至 ${momentInWords(covered.toAt, today)}`,
    counts: everyKind.map((kind) => ({ label: kinds[kind], count: news[kind] })).filter(({ count }) => count > 0),
    lists: figuresOnly ? [] : await listsOf(sight, { scope, covered }, news),
    note,
    reference: pen.reference,
  });
};
