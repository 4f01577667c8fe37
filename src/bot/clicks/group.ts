import type { View, ViewInput } from "../../db/view.ts";
import { may } from "../../domain/access/rights.ts";
import type { Purpose } from "../../domain/roster/sheets.ts";
import { Refusal } from "../../refusal.ts";
import { ownFollowUp } from "../../usecases/follow-up/end.ts";
import { bindGroup } from "../../usecases/group/bind.ts";
import { leaveGroup } from "../../usecases/group/leave.ts";
import type { BindForm } from "../draw/follow-up-group.ts";
import type { Clicked, Handler } from "./clicked.ts";
import { said, subjectOf, warned } from "./clicked.ts";
import { opened } from "./open-form.ts";
import { closed } from "./place.ts";
import { isCorrectable } from "./toasts.ts";
import { wordsIn } from "./typed.ts";

const purposeOf: Record<BindForm, Purpose> = { bindDigest: "digest", bindNotice: "notice" };

function idIn(clicked: Clicked) {
  const subject = subjectOf(clicked, "followUp");
  if (!subject) throw new Refusal("notFound", {});
  return subject.followUpId;
}

/** 绑定周报, 绑定通知: asks for 范围单位. */
export const openBinding = (form: BindForm): Handler => ({
  run: async (clicked) => {
    const followUpId = idIn(clicked);
    const { kind } = await ownFollowUp(clicked.app, clicked.viewer, followUpId);
    if (kind !== "unboundGroup" || !may(clicked.viewer, "manageRoster")) throw new Refusal("notFound", {});
    return opened(clicked, { view: "followUp", followUpId, form });
  },
});

/** 提交 of the same: the card becomes its own receipt; a unit that cannot be read leaves the form open. */
export const bind = (form: BindForm): Handler => ({
  run: async (clicked) => {
    const { scope = "" } = wordsIn(clicked.form, ["scope"]);
    const asked = { id: idIn(clicked), purpose: purposeOf[form], scope };
    return { toast: said(await bindGroup(clicked.app, clicked.viewer, asked)), show: closed };
  },
  refused: async (clicked, refusal) => {
    if (!isCorrectable(refusal)) return null;
    const filled = wordsIn(clicked.form, ["scope"]);
    const kept = (now: View): ViewInput =>
      now.view === "followUp" ? { ...now, form, filled, fault: refusal.message } : now;
    return { toast: warned(refusal.message), show: kept };
  },
});

/** 绑定审计: confirmed by the client before it is sent; it asks for no 范围单位, since nothing of any unit is sent there. */
export const bindAudit: Handler = {
  run: async (clicked) => {
    const asked = { id: idIn(clicked), purpose: "audit", scope: "" } as const;
    return { toast: said(await bindGroup(clicked.app, clicked.viewer, asked)), show: closed };
  },
};

/** 退出: confirmed by the client before it is sent. */
export const leave: Handler = {
  run: async (clicked) => {
    await leaveGroup(clicked.app, clicked.viewer, idIn(clicked));
    return { toast: said("机器人即将退出该群。"), show: closed };
  },
};
