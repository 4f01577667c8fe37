import type { App } from "../../app.ts";
import type { SelfCheckId } from "../../db/schema/journal.ts";
import * as selfChecks from "../../db/self-checks.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import { Refusal } from "../../refusal.ts";

/** 自检: what is found comes as a card of its own, within seconds. Throws `notAllowed`. */
export async function askSelfCheck({ db, clock }: App, by: Actor): Promise<void> {
  if (!may(by, "checkSelf")) throw new Refusal("notAllowed", { what: "系统自检", right: "checkSelf" });
  await selfChecks.askSelfCheck(db, { personId: by.id, at: clock.now() });
}

/** 确认收到: the click came back from the card to us, which proves the callback. Throws `notFound`. */
export async function confirmSelfCheck({ db, clock }: App, by: Actor, id: SelfCheckId): Promise<void> {
  const found = await selfChecks.selfCheckById(db, id);
  if (!found || found.personId !== by.id || !may(by, "checkSelf")) throw new Refusal("notFound", {});
  await selfChecks.confirmSelfCheck(db, id, clock.now());
}
