import type { SupervisionItem } from "../item/item.ts";
import type { Rules } from "../settings/rules.ts";

/** 04-3: kept with the act by which a matter is put to a unit, where its 第一责任人 is told at once by the setting. */
export const principalTold = ({ category }: Pick<SupervisionItem, "category">, rules: Rules): Record<string, number> =>
  rules.principalAtIssue.includes(category) ? { principalTold: 1 } : {};
