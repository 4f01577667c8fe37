import type { CardAction, Fact } from "../../../cards/facts.ts";
import type { App } from "../../app.ts";
import type { Line } from "../../db/assignments.ts";
import { numberOf } from "../../db/assignments.ts";
import { officeStaff, unitsById } from "../../db/roster-store.ts";
import type { View } from "../../db/view.ts";
import type { Held } from "../../domain/access/rights.ts";
import { sees } from "../../domain/access/rights.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { roles } from "../../domain/roster/role.ts";
import type { HandoverView } from "../../usecases/roster/preview-handover.ts";
import { previewHandover } from "../../usecases/roster/preview-handover.ts";
import type { Sight } from "./sight.ts";

/** What a later import would otherwise undo. */
export const NOTE = "请同步更新通讯录表格，以免下次导入时恢复原状。";

const MOST_NAMED = 10;

/** 汉滨区联络员、汉滨区副联络员 */
export async function heldInWords({ db }: App, held: readonly Pick<Held, "role" | "unitId">[]): Promise<string> {
  const units = await unitsById(
    db,
    held.map(({ unitId }) => unitId),
  );
  return held
    .map(({ role, unitId }) => `${units.find(({ id }) => id === unitId)?.name ?? ""}${roles[role]}`)
    .join("、");
}

const named = ({ item, unit }: Line): string => `${formatNumber(numberOf(item))} ${item.matter}（${unit.name}）`;

function mattersInWords({ viewer, today }: Sight, { matters }: HandoverView): string {
  if (matters.length === 0) return "无";
  const seen = matters.filter(
    ({ item, assignment }) => viewer && sees(viewer, { officeId: item.officeId, handledIn: assignment.handledIn }),
  );
  const late = matters.filter(
    ({ assignment: { status, due } }) => (status === "issued" || status === "inProgress") && due < today,
  ).length;
  const shown = seen.slice(0, MOST_NAMED).map(named).join("；");
  const rest = matters.length > MOST_NAMED ? `；其余 ${matters.length - MOST_NAMED} 项` : "";
  return `未办结 ${matters.length} 项${late > 0 ? `，其中逾期 ${late} 项` : ""}：${shown}${rest}`;
}

/** What deserves a second look before it is done. */
async function warnings({ app }: Sight, { person, plan, delegations }: HandoverView): Promise<string[]> {
  const dropped = await heldInWords(app, plan.drops);
  const stays = await heldInWords(app, plan.stays);
  const staffs = plan.moves.filter(({ role }) => role === "officeStaff");
  const alone = (await Promise.all(staffs.map(({ unitId }) => officeStaff(app.db, unitId)))).some(
    (all) => all.length <= 2,
  );
  const rows: [boolean, string][] = [
    [plan.drops.length > 0, `接手人不再担任${dropped}，请另行报送人选。`],
    [plan.stays.length > 0, `不在本次交接之列、仍由${person.name}担任：${stays}。`],
    [delegations.length > 0, `涉及${person.name}的代理安排同时终止，请另行安排。`],
    [alone, "交接后平安办工作人员不足两人，审核无人可以替补。"],
  ];
  return rows.flatMap(([holds, says]) => (holds ? [says] : []));
}

function actionsOf({ pen }: Sight, { personId, successorId }: Extract<View, { view: "handover" }>): CardAction[] {
  const subject = { view: "handover", personId, successorId } as const;
  return [
    pen.button({ label: "确认交接", act: "handOver.confirm", subject, kind: "primary" }),
    pen.button({ label: "返回", act: "handOver.back", subject }),
  ];
}

type Preview = { paragraphs: string[]; facts: Fact[]; actions: CardAction[]; form: null };

/** Who hands over to whom, what moves, and what to beware of. Throws what `previewHandover` throws. */
export async function handoverPreview(
  sight: Sight,
  view: Extract<View, { view: "handover" }>,
): Promise<Preview | null> {
  const { app, viewer } = sight;
  const { personId, successorId } = view;
  if (!viewer || !personId || !successorId) return null;
  const seen = await previewHandover(app, viewer, { personId, successorId });
  const { person, successor, plan, awaited } = seen;
  return {
    paragraphs: [
      `确认后${person.name}不再有以下权限，此前发给其本人的卡片不能再办理；双方和市委平安办都将收到告知。`,
      ...(await warnings(sight, seen)),
      NOTE,
    ],
    facts: [
      { label: "交接人", value: person.name },
      { label: "接手人", value: successor.name },
      { label: "移交角色", value: await heldInWords(app, plan.moves) },
      { label: "移交事项", value: mattersInWords(sight, seen) },
      { label: "等待上传的佐证", value: awaited.length > 0 ? `${awaited.length} 项，改由接手人上传` : "无" },
      { label: "待办", value: "随角色一并转给接手人" },
    ],
    actions: actionsOf(sight, view),
    form: null,
  };
}
