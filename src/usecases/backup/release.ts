import type { Clock } from "../../clock.ts";
import type { Db } from "../../db/db.ts";
import { endHold } from "../../db/hold.ts";
import * as journal from "../../db/journal.ts";
import type { Doubt } from "../../db/release.ts";
import { settleDoubtful } from "../../db/release.ts";

/**
 * Lets a restored system speak again. Where the one it is a backup of went on after it, what it may have said or done
 * until `spokenUntil` is settled first. False when it was let go before.
 */
export function release({ db, clock }: { db: Db; clock: Clock }, doubt: Doubt): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (!(await endHold(tx))) return false;
    const { madeAt, spokenUntil } = doubt;
    if (spokenUntil > madeAt) await settleDoubtful(tx, doubt);
    const detail = { madeAt: madeAt.toISOString(), spokenUntil: spokenUntil.toISOString() };
    await journal.append(tx, [{ act: "restore", by: null, at: clock.now(), article: "十七", detail }]);
    return true;
  });
}
