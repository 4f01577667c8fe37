import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { bindChat } from "../../db/chat-groups.ts";
import { settleFollowUp } from "../../db/follow-ups.ts";
import { loadUnits } from "../../db/roster-store.ts";
import type { FollowUpId } from "../../db/schema/journal.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { Purpose } from "../../domain/roster/sheets.ts";
import { purposes } from "../../domain/roster/sheets.ts";
import type { Unit } from "../../domain/roster/unit.ts";
import { Refusal } from "../../refusal.ts";
import { unitsFrom } from "../item/reading.ts";
import { decided, unboundGroup } from "./unbound.ts";

/** What binding asks for. */
export const SCOPE = { label: "范围单位", most: 60 } as const;
const WHOLE_CITY = "全市";

/** 范围单位: empty is the whole city, and so is the city's own office. Throws `unitUnknown`, `unitUnclear`, `tooLong`. */
function scopeIn(units: readonly Unit[], typed: string): Unit | null {
  const words = typed.trim();
  if (words.length > SCOPE.most) throw new Refusal("tooLong", { field: SCOPE.label, most: SCOPE.most });
  if (words === "" || words === WHOLE_CITY) return null;
  const [unit, second] = unitsFrom(units, words);
  if (!unit) throw new Refusal("unitUnknown", { word: words, nearest: [] });
  if (second) throw new Refusal("unitUnclear", { word: words, candidates: [unit.name, second.name] });
  return unit.kind === "pinganOffice" && unit.level === "city" ? null : unit;
}

type Asked = { id: FollowUpId; purpose: Purpose; scope: string };

/** 绑定周报, 绑定通知, 绑定审计: what the group is for and whose matters it may see. Resolves to the words of what was bound. */
export function bindGroup(app: App, by: Actor, { id, purpose, scope }: Asked): Promise<string> {
  return app.db.transaction(async (tx) => {
    const inside = within(app, tx);
    const group = await unboundGroup(inside, by, id);
    const unit = scopeIn(await loadUnits(tx), scope);
    const { chatId, name } = group;
    const groupId = await bindChat(tx, { chatId, name, purpose, scopeUnitId: unit?.id ?? null });
    const over = { kind: "deadGroup", subject: groupId, remark: "该群已重新绑定。" } as const;
    await settleFollowUp(tx, { ...over, at: app.clock.now(), inHand: app.inHand });
    const scoped = purpose === "audit" ? "" : `，范围：${unit?.name ?? WHOLE_CITY}`;
    const remark = `已绑定${purposes[purpose]}${scoped}。`;
    const detail = { groupId, purpose, ...(unit ? { scopeUnitId: unit.id } : {}) };
    await decided(inside, by, { group, act: "bindGroup", remark, detail });
    return remark;
  });
}
