import type { CardAction, Fact } from "../../../cards/facts.ts";
import { plainCard } from "../../../cards/plain.ts";
import { standingDelegations } from "../../db/delegations.ts";
import { memberById } from "../../db/members.ts";
import { knownPerson } from "../../db/roster-page.ts";
import { peopleListedIn, unitsListedFor } from "../../db/roster-sight.ts";
import { personById, unitById } from "../../db/roster-store.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { dayInWords } from "../../domain/calendar/words.ts";
import { rolesToGive } from "../../domain/roster/handover.ts";
import { roles } from "../../domain/roster/role.ts";
import type { PersonId, UnitId } from "../../domain/roster/unit.ts";
import type { Draw, Sight } from "./sight.ts";

/** 代理 in force today, on either side (07-4). */
async function standInFacts({ app, today }: Sight, id: PersonId): Promise<Fact[]> {
  const standing = await standingDelegations(app.db, [id], today);
  return Promise.all(
    standing
      .filter(({ from }) => from <= today)
      .map(async ({ absentId, delegateId, through }) => {
        const away = absentId === id;
        const other = await personById(app.db, away ? delegateId : absentId);
        const until = `，至${dayInWords(through, today)}`;
        const value = away ? `外出，由${other?.name ?? ""}代理${until}` : `代${other?.name ?? ""}办理${until}`;
        return { label: "代理", value };
      }),
  );
}

type Shown = { id: PersonId; unitId: UnitId };

async function actionsOf({ app, pen }: Sight, viewer: Actor, { id, unitId }: Shown): Promise<CardAction[]> {
  const look = pen.button({ label: "查看", act: "goto", subject: { view: "unitPage", unitId } });
  const member = await memberById(app.db, id);
  if (!member || rolesToGive(viewer, member).length === 0) return [look];
  return [look, pen.button({ label: "交接", act: "goto", subject: { view: "handover", personId: id } })];
}

/** 人员情况: post, unit, roles and who stands in for whom; never a number or an address. */
export const drawPersonPage: Draw<"personPage"> = async (sight, { personId }) => {
  const { app, viewer, pen } = sight;
  const units = viewer ? await unitsListedFor(app.db, viewer) : [];
  const listed = (await peopleListedIn(app.db, units)).some(({ id }) => id === personId);
  const person = listed ? await knownPerson(app.db, personId) : null;
  if (!person || !viewer) return null;
  const unit = await unitById(app.db, person.unitId);
  const held = person.held.map(({ role, unitName }) => `${roles[role]}（${unitName}）`);
  const seesUnit = units.some(({ id }) => id === person.unitId);
  return plainCard({
    tone: person.unreachable ? "comingDue" : "information",
    title: "人员情况",
    paragraphs: [],
    facts: [
      { label: "姓名", value: person.name },
      { label: "单位", value: unit?.name ?? "" },
      ...(person.post ? [{ label: "职务", value: person.post }] : []),
      { label: "角色", value: held.join("、") || "暂无" },
      ...(await standInFacts(sight, person.id)),
      { label: "消息", value: person.unreachable ? `收不到：${person.unreachable}` : "能收到" },
    ],
    actions: seesUnit ? await actionsOf(sight, viewer, person) : [],
    form: null,
    reference: pen.reference,
  });
};
