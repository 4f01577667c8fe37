import type { CardAction } from "../../../cards/facts.ts";
import { plainCard } from "../../../cards/plain.ts";
import { delegationById } from "../../db/delegations.ts";
import { memberById } from "../../db/members.ts";
import { personById, unitsById } from "../../db/roster-store.ts";
import type { View } from "../../db/view.ts";
import type { Delegation } from "../../domain/access/delegation.ts";
import { rolesLent } from "../../domain/access/delegation.ts";
import { isOn } from "../../domain/access/delegation-wake.ts";
import { dayInWords } from "../../domain/calendar/words.ts";
import { roles } from "../../domain/roster/role.ts";
import { delegationForm, standIns } from "./delegation-form.ts";
import type { Draw, Sight } from "./sight.ts";

const NOBODY = "本单位目前没有可以代理的人员。请先在通讯录中登记同事，或请市委平安办协助。";
const NOTHING = "您没有可以委托他人代理的角色。长期离岗的，请发送 /交接 办理交接。";

async function drawForm(sight: Sight, view: Extract<View, { view: "delegation" }>): ReturnType<Draw<"delegation">> {
  const { viewer, pen } = sight;
  if (!viewer) return null;
  const people = await standIns(sight, viewer);
  const none = viewer.roles.length > 0 ? NOBODY : NOTHING;
  return plainCard({
    tone: "information",
    title: "安排代理",
    paragraphs: people.length > 0 ? [] : [none],
    facts: [],
    actions: [],
    form: people.length > 0 ? delegationForm(sight, view, people) : null,
    reference: pen.reference,
  });
}

export const periodInWords = (
  { from, through }: Pick<Delegation, "from" | "through">,
  today: Sight["today"],
): string => (from === through ? dayInWords(from, today) : `${dayInWords(from, today)}至${dayInWords(through, today)}`);

function stateOf({ endedAt, from, through }: Delegation, today: Sight["today"]): "ended" | "on" | "ahead" {
  if (endedAt || through < today) return "ended";
  return isOn({ from, through }, today) ? "on" : "ahead";
}

const stateWords = { ended: "已结束", on: "代理中", ahead: "尚未开始" } as const;

async function rolesInWords({ app }: Sight, { absentId, delegateId }: Delegation): Promise<string> {
  const absent = await memberById(app.db, absentId);
  const delegate = await memberById(app.db, delegateId);
  const lent = absent && delegate ? rolesLent(absent, delegate) : [];
  const units = await unitsById(
    app.db,
    lent.map(({ unitId }) => unitId),
  );
  return lent
    .map(({ role, unitId }) => `${units.find(({ id }) => id === unitId)?.name ?? ""}${roles[role]}`)
    .join("、");
}

function actionsOf({ pen, viewer, today }: Sight, found: Delegation): CardAction[] {
  const state = stateOf(found, today);
  if (state === "ended") return [];
  const subject = { view: "delegation", delegationId: found.id } as const;
  if (viewer?.id === found.absentId) {
    const confirm = { title: "收回代理", text: "收回后由您本人办理，代理人不再有代理权限。" };
    return [pen.button({ label: "收回", act: "takeBack", subject, kind: "danger", confirm })];
  }
  return state === "on" ? [pen.button({ label: "待办", act: "goto", subject: { view: "todo" } })] : [];
}

/** 代理: as each of the two sees it; nobody else sees it at all. */
export const drawDelegation: Draw<"delegation"> = async (sight, view) => {
  const { app, viewer, pen, today } = sight;
  if (!view.delegationId) return drawForm(sight, view);
  const found = await delegationById(app.db, view.delegationId);
  if (!found || !viewer || ![found.absentId, found.delegateId].includes(viewer.id)) return null;
  pen.shows({ view: "delegation", delegationId: found.id }, 0);
  const absent = (await personById(app.db, found.absentId))?.name ?? "";
  const delegate = (await personById(app.db, found.delegateId))?.name ?? "";
  const state = stateOf(found, today);
  const asked =
    viewer.id === found.absentId
      ? `您的工作由${delegate}代理。期满自动结束，并向您报告办理情况；提前返岗的，请收回。`
      : `${absent}同志请您代理。其间有关卡片发给您，请代为办理，记录中写明“${delegate}代${absent}”。`;
  return plainCard({
    tone: state === "ended" ? "ended" : "information",
    title: state === "ended" ? "代理已结束" : "代理安排",
    paragraphs: [state === "ended" ? `${absent}由${delegate}代理，已结束。` : asked],
    facts: [
      { label: "起止", value: periodInWords(found, today) },
      { label: "代理角色", value: state === "ended" ? "" : await rolesInWords(sight, found) },
      { label: "状态", value: stateWords[state] },
    ],
    actions: actionsOf(sight, found),
    form: null,
    reference: pen.reference,
  });
};
