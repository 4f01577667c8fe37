import type { CardAction } from "../../../cards/facts.ts";
import { settingsCard } from "../../../cards/settings.ts";
import { may } from "../../domain/access/rights.ts";
import { rowOf, settingKeys } from "../../domain/settings/table.ts";
import { drawSettingsHistory } from "./settings-history.ts";
import type { Known } from "./settings-known.ts";
import { knownTo, standsInWords, waitingFor, waitingInWords } from "./settings-known.ts";
import { drawSetting } from "./settings-one.ts";
import type { Draw, Sight } from "./sight.ts";

function listCard(sight: Sight, known: Known, mayChange: boolean) {
  const { pen, app } = sight;
  const { rules } = app.calendar;
  const version = known.latest;
  const open = (key: (typeof settingKeys)[number]): CardAction =>
    mayChange
      ? pen.button({ label: "修改", act: "goto", subject: { view: "settings", key, step: "form" }, version })
      : pen.button({ label: "查看", act: "goto", subject: { view: "settings", key }, version });
  return settingsCard({
    title: "设置",
    lead: `现行规则第 ${rules.version} 版，共 ${settingKeys.length} 项设置。修改后自施行之日起自动生效，此前的记录仍按当时的规则。`,
    rows: settingKeys.map((key) => ({
      label: rowOf(key).label,
      value: rowOf(key).said(rules[key]),
      says: [
        standsInWords(known, key, sight),
        ...waitingFor(known, key, sight).map((each) => waitingInWords(each, sight)),
      ],
      action: open(key),
    })),
    actions: [
      pen.button({ label: "修改记录", act: "goto", subject: { view: "settings", history: 1 }, version }),
      pen.button({ label: "刷新", act: "goto", subject: { view: "settings" }, version }),
    ],
    reference: pen.reference,
  });
}

/** 设置: all of them, one of them with its form and preview, or how they became what they are. */
export const drawSettings: Draw<"settings"> = async (sight, view) => {
  const { viewer, pen } = sight;
  if (!viewer || !may(viewer, "seeSettings")) return null;
  const known = await knownTo(sight);
  const mayChange = may(viewer, "changeSettings");
  pen.shows({ view: "settings" }, known.latest);
  if (view.history) return drawSettingsHistory(sight, known, view.history);
  if (view.key) return drawSetting(sight, known, { ...view, key: view.key, mayChange });
  return listCard(sight, known, mayChange);
};
