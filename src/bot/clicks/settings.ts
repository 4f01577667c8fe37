import type { View, ViewInput } from "../../db/view.ts";
import type { TypedChange } from "../../domain/settings/change.ts";
import type { SettingKey } from "../../domain/settings/values.ts";
import type { Refusal } from "../../refusal.ts";
import { Refusal as Refused } from "../../refusal.ts";
import { changeSetting, decideChange } from "../../usecases/settings/set.ts";
import type { Clicked, Handler, Outcome } from "./clicked.ts";
import { said, subjectOf, told, warned } from "./clicked.ts";
import { isCorrectable } from "./toasts.ts";
import { wordsIn } from "./typed.ts";

const names = ["value", "source", "on"] as const;

function settingOf(clicked: Clicked): { key: SettingKey; filled: TypedChange } {
  const subject = subjectOf(clicked, "settings");
  if (!subject?.key) throw new Refused("notFound", {});
  const kept = Object.entries(subject.filled ?? {}).map(([name, words]) => [name, String(words)]);
  return { key: subject.key, filled: { ...Object.fromEntries(kept), ...wordsIn(clicked.form, names) } };
}

/** The form again, with what was typed and what is wrong; what another administrator did meanwhile stands on it. */
function openAgain(clicked: Clicked, refusal: Refusal): Outcome | null {
  const { key, filled } = settingOf(clicked);
  const again = (): ViewInput => ({ view: "settings", key, step: "form", filled, fault: refusal.message });
  if (refusal.reason === "settingsMoved") return { toast: told(refusal.message), show: again };
  return isCorrectable(refusal) ? { toast: warned(refusal.message), show: again } : null;
}

const refused: Handler["refused"] = async (clicked, refusal) => openAgain(clicked, refusal);

/** 预览: read and judged as on 提交, nothing is changed yet. */
export const previewSetting: Handler = {
  run: async (clicked) => {
    const { app, viewer, version: expected } = clicked;
    const { key, filled } = settingOf(clicked);
    await decideChange(app, viewer, { key, typed: filled, expected });
    return { toast: null, show: (): ViewInput => ({ view: "settings", key, step: "preview", filled }) };
  },
  refused,
};

/** 提交 of a previewed change. */
export const submitSetting: Handler = {
  run: async (clicked) => {
    const { app, viewer, version: expected } = clicked;
    const { key, filled } = settingOf(clicked);
    const made = await changeSetting(app, viewer, { key, typed: filled, expected });
    return { toast: said("设置已修改。"), show: (_: View): ViewInput => ({ view: "settings", key, made }) };
  },
  refused,
};
