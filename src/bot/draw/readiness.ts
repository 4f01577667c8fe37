import type { CardAction, LineFacts } from "../../../cards/facts.ts";
import { groupedCard } from "../../../cards/grouped.ts";
import { memberById } from "../../db/members.ts";
import { termsOfUnits } from "../../db/office-terms.ts";
import type { Unready } from "../../db/readiness.ts";
import { unreadyVisibleTo } from "../../db/readiness.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import { dayInWords } from "../../domain/calendar/words.ts";
import { rolesToGive } from "../../domain/roster/handover.ts";
import { pageOf, pagingButtons } from "./paging.ts";
import type { Draw, Sight } from "./sight.ts";

/** 交接 for whoever cannot be reached any more, where the reader may hand over for them. */
async function actionsFor({ app, pen }: Sight, viewer: Actor, { gaps }: Unready): Promise<CardAction[]> {
  const personId = gaps.flatMap((gap) => gap.personId ?? [])[0];
  const person = personId ? await memberById(app.db, personId) : null;
  if (!personId || !person || rolesToGive(viewer, person).length === 0) return [];
  return [pen.button({ label: "交接", act: "goto", subject: { view: "handover", personId } })];
}

/** 07-1: who is 第一责任人 since when; where nobody is, who was the last and until when. */
async function principalOf({ app, today }: Sight, { unit }: Unready): Promise<string> {
  const terms = await termsOfUnits(app.db, [unit.id]);
  const standing = terms.filter(({ through }) => through === null).at(-1);
  const last = standing ?? terms.at(-1);
  if (!last) return "";
  if (!standing && last.through) return `原第一责任人${last.name}，任至${dayInWords(last.through, today)}。`;
  return last.from ? `第一责任人${last.name}，${dayInWords(last.from, today)}起登记。` : "";
}

const lineOf = async (sight: Sight, viewer: Actor, unready: Unready): Promise<LineFacts> => ({
  tone: unready.gaps.some(({ grave }) => grave) ? "grave" : "comingDue",
  heading: "待补齐",
  number: "",
  matter: unready.unit.name,
  unit: "",
  says: `${unready.gaps.map(({ says }) => says).join("；")}。${await principalOf(sight, unready)}`,
  actions: await actionsFor(sight, viewer, unready),
  receipt: null,
});

/** 就绪 (06-1): which units lack 科室, 第一责任人 or 联络员, or have people no message reaches. */
export const drawReadiness: Draw<"readiness"> = async (sight, { page }) => {
  const { app, viewer, pen } = sight;
  if (!viewer || !may(viewer, "seeReadiness")) return null;
  const all = await unreadyVisibleTo(app.db, viewer);
  const shown = pageOf(all, page);
  return groupedCard({
    tone: all.some(({ gaps }) => gaps.some(({ grave }) => grave)) ? "grave" : all.length > 0 ? "comingDue" : "done",
    title: "就绪情况",
    lead: all.length > 0 ? `共有 ${all.length} 个单位需要补齐。补齐后请更新通讯录；人员变动的，请办理交接。` : "",
    lines: await Promise.all(shown.rows.map((each) => lineOf(sight, viewer, each))),
    more: 0,
    moreAction: null,
    paging: pagingButtons(pen, shown, (at) => ({ view: "readiness", page: at })),
    empty: "督导科室、第一责任人和联络员均已明确，都能收到消息。",
    note: "",
    reference: pen.reference,
  });
};
