import type { Fact } from "../../../cards/facts.ts";
import type { Recorded } from "../../db/rule-versions.ts";
import { allVersions, versionNumbered } from "../../db/rule-versions.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import { dayInWords, momentInWords } from "../../domain/calendar/words.ts";
import { standingIn } from "../../domain/settings/change.ts";
import type { Version } from "../../domain/settings/rules.ts";
import { regulation, rulesOf } from "../../domain/settings/rules.ts";
import { rowOf } from "../../domain/settings/table.ts";
import type { SettingKey } from "../../domain/settings/values.ts";
import type { Sight } from "./sight.ts";

/** What the cards of the settings tell: every version in the order of its coming into force, and who made it. */
export type Known = {
  /** The number given last: buttons carry it, so that nobody overrules what was not seen. */
  latest: number;
  standing: readonly Recorded[];
};

export async function knownTo({ app }: Pick<Sight, "app">): Promise<Known> {
  const all = await allVersions(app.db);
  return {
    latest: Math.max(1, ...all.map(({ version }) => version)),
    standing: standingIn(all),
  };
}

const valueIn = (version: Version | null, key: SettingKey): string => rowOf(key).said(rulesOf(version)[key]);

export const valueAfter = (version: Version): string => valueIn(version, version.key);

/** What held until a version came. */
export const valueBefore = ({ standing }: Known, version: Version): string => {
  const at = standing.findIndex((each) => each.version === version.version);
  return valueIn(at > 0 ? (standing[at - 1] ?? null) : null, version.key);
};

export const madeInWords = (version: Recorded, { today }: Sight): string =>
  `${version.byName} ${momentInWords(version.madeAt, today)} 修改，依据：${version.source}`;

export const sinceInWords = ({ effectiveAt }: Pick<Version, "effectiveAt">, { today }: Sight): string =>
  `自${dayInWords(dayOf(effectiveAt), today)}起`;

export const firstInWords = ({ today }: Pick<Sight, "today">): string =>
  `自${dayInWords(regulation.on, today)}起，初始设定（${regulation.document}施行之日）`;

/** Changes of a setting that wait for their day. */
export const waitingFor = ({ standing }: Known, key: SettingKey, { app }: Sight): Recorded[] =>
  standing.filter((each) => each.key === key && each.effectiveAt > app.clock.now());

export const waitingInWords = (version: Recorded, sight: Sight): string =>
  `${sinceInWords(version, sight)}改为“${valueAfter(version)}”`;

/** Since when a setting stands as it does, and by whom. */
export function standsInWords(known: Known, key: SettingKey, sight: Sight): string {
  const { version } = sight.app.calendar.rules.laid[key];
  const found = known.standing.find((each) => each.version === version);
  return found ? `${sinceInWords(found, sight)}，${madeInWords(found, sight)}` : firstInWords(sight);
}

/** 00-2: what was done under rules that hold no more says under which, and goes on saying so. */
export async function ruleFacts(sight: Sight, version: number): Promise<Fact[]> {
  if (version === sight.app.calendar.rules.version) return [];
  const found = version === 1 ? null : await versionNumbered(sight.app.db, version);
  const value = found
    ? `第 ${version} 版（${sinceInWords(found, sight)}施行，依据：${found.source}）`
    : `第 1 版（${firstInWords(sight)}）`;
  return [{ label: "下达时的规则", value }];
}
