import { ownRoles } from "../../domain/access/delegation.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import { rest } from "../../domain/command/slots.ts";
import type { Role } from "../../domain/roster/role.ts";
import type { PersonId } from "../../domain/roster/unit.ts";
import { Refusal } from "../../refusal.ts";
import { personNamed } from "../../usecases/roster/naming.ts";
import { guardPair } from "../../usecases/roster/preview-handover.ts";
import type { Asked } from "./command.ts";
import { command } from "./command.ts";

const forOthers: readonly Role[] = ["officeStaff", "officeHead", "principalOfficer"];

/** Whoever hands over for others names the person first; a liaison alone means the own roles. */
const handsOverForOthers = (actor: Actor): boolean => ownRoles(actor).some(({ role }) => forOthers.includes(role));

async function pairIn({ app, actor }: Asked, words: string): Promise<{ personId?: PersonId; successorId?: PersonId }> {
  const first = await personNamed(app, actor, words);
  const second = first ? await personNamed(app, actor, first.rest) : null;
  if (first && second) return { personId: first.id, successorId: second.id };
  if (handsOverForOthers(actor)) return first ? { personId: first.id } : {};
  return { personId: actor.id, ...(first ? { successorId: first.id } : {}) };
}

export const handOver = command({
  name: "交接",
  example: "甄某某 贾某某",
  summary: "人员变动时移交角色和未办结事项，先预览再确认",
  may: "handOver",
  slots: { words: rest("交接人 接手人") },
  run: async ({ args, ...asked }) => {
    const { app, actor } = asked;
    if (!may({ ...actor, roles: ownRoles(actor) }, "handOver"))
      throw new Refusal("notAllowed", { what: "办理交接", right: "handOver" });
    const pair = await pairIn(asked, args.words);
    await guardPair(app, actor, pair);
    return [{ view: "handover", ...pair }];
  },
});
