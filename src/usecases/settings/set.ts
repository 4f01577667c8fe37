import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { actingNow } from "../../db/acting-now.ts";
import * as journal from "../../db/journal.ts";
import { tidyCopies } from "../../db/outbox.ts";
import type { Made } from "../../db/rule-versions.ts";
import { addVersions, allVersions } from "../../db/rule-versions.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import type { Change, TypedChange } from "../../domain/settings/change.ts";
import { readChange, versionsFor } from "../../domain/settings/change.ts";
import type { Version } from "../../domain/settings/rules.ts";
import { rowOf } from "../../domain/settings/table.ts";
import type { SettingKey } from "../../domain/settings/values.ts";
import { Refusal } from "../../refusal.ts";

export type AskedChange = {
  key: SettingKey;
  typed: TypedChange;
  /** The latest version when the card was drawn. */
  expected: number;
};

type Decided = { change: Change; versions: Version[]; all: (Version & Made)[] };

const latestOf = (all: readonly Version[]): number => Math.max(1, ...all.map(({ version }) => version));

/** What a change would bring as things stand; throws what it would be refused for. Nothing is changed. */
export async function decideChange(app: App, by: Actor, { key, typed, expected }: AskedChange): Promise<Decided> {
  if (!may(by, "changeSettings")) throw new Refusal("notAllowed", { what: "修改设置", right: "changeSettings" });
  const all = await allVersions(app.db);
  if (latestOf(all) !== expected) throw new Refusal("settingsMoved", {});
  const now = app.clock.now();
  const change = readChange(key, typed, now);
  return { change, versions: versionsFor(all, change, now), all };
}

/** A version that carries another one on keeps its author, its day and its source. */
function madeBy({ all }: Decided, { replaces }: Version, own: Made): Made {
  const { madeAt, madeBy: by, source } = all.find(({ version }) => version === replaces) ?? own;
  return { madeAt, madeBy: by, source };
}

/**
 * 提交 of a setting (19-2): a new version with author, source and day, in one transaction with its journal row; nothing
 * that stands is touched. Of two administrators at once the second is told to look again. Returns the new version.
 */
export function changeSetting(app: App, by: Actor, asked: AskedChange): Promise<number> {
  return app.db.transaction(async (tx) => {
    const inside = within(app, tx);
    const decided = await decideChange(inside, await actingNow(inside, by), asked);
    const at = app.clock.now();
    const { source, value, key } = decided.change;
    const own = { madeAt: at, madeBy: by.id, source };
    const rows = decided.versions.map((version) => ({ ...version, ...madeBy(decided, version, own) }));
    const [first] = rows;
    if (!first || !(await addVersions(tx, rows))) throw new Refusal("settingsMoved", {});
    const detail = { key, value: rowOf(key).typed(value), on: decided.change.on, version: first.version };
    await journal.append(tx, [{ act: "changeSetting", by: by.id, at, article: "四", detail, texts: { source } }]);
    await tidyCopies(tx, ["settings"], { now: at, inHand: app.inHand });
    return first.version;
  });
}
