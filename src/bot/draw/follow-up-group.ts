import type { FormFacts, PlainFacts } from "../../../cards/facts.ts";
import { groupByChat, namesakes } from "../../db/chat-groups.ts";
import type { FollowUp } from "../../db/follow-ups.ts";
import { loadUnits, unitById } from "../../db/roster-store.ts";
import type { View } from "../../db/view.ts";
import { purposes } from "../../domain/roster/sheets.ts";
import type { Unit } from "../../domain/roster/unit.ts";
import { SCOPE } from "../../usecases/group/bind.ts";
import type { Sight } from "./sight.ts";

type Shown = Extract<View, { view: "followUp" }>;
export type Bottom = Pick<PlainFacts, "actions" | "form"> & { more: string[] };

const bindings = {
  bindDigest: { label: "绑定周报", will: "提交后该群每周收到督办周报，内容限于范围单位" },
  bindNotice: {
    label: "绑定通知",
    will: "提交后，范围单位的事项有新下达、销号或撤销的，该群在工作日上午收到一张督办动态，每天至多一张，群内人员都能看到；没有的不发",
  },
} as const;
export type BindForm = keyof typeof bindings;

/** A unit whose name stands in the group's: only a suggestion, since an empty field would mean the whole city. */
function suggested(units: readonly Unit[], group: string): string {
  const named = units.filter(({ name, shortName }) =>
    [name, shortName ?? ""].some((word) => word !== "" && group.includes(word)),
  );
  const longest = named.toSorted((a, b) => b.name.length - a.name.length)[0];
  return longest && longest.level !== "city" ? longest.name : "";
}

async function bindForm({ app, pen }: Sight, { detail }: FollowUp, view: Shown & { form: BindForm }) {
  const { followUpId, form, filled, fault } = view;
  const subject = { view: "followUp", followUpId } as const;
  const { label, will } = bindings[form];
  const guess = suggested(await loadUnits(app.db), detail.name ?? "");
  const facts: FormFacts = {
    notice: `${label}（群“${detail.name || "未命名"}”）：${will}；范围单位不填为全市。`,
    fault: fault ?? null,
    fields: [
      {
        name: "scope",
        label: guess ? `${SCOPE.label}（建议）` : SCOPE.label,
        kind: "text",
        required: false,
        placeholder: "单位全称或简称，不填为全市",
        most: SCOPE.most,
        multiline: false,
        value: String(filled?.scope ?? guess),
      },
    ],
    submit: pen.button({ label: "提交", act: form, subject, kind: "primary" }),
    back: pen.button({ label: "返回", act: "back", subject }),
  };
  return facts;
}

async function alreadyBound({ app }: Sight, chatId: string): Promise<string | null> {
  const group = await groupByChat(app.db, chatId);
  if (!group || group.dead !== null || group.purposes.length === 0) return null;
  const scope = group.scopeUnitId ? await unitById(app.db, group.scopeUnitId) : null;
  const bound = group.purposes.map((purpose) => purposes[purpose]).join("、");
  const scoped = group.purposes.every((purpose) => purpose === "audit") ? "" : `，范围：${scope?.name ?? "全市"}`;
  return `该群已登记：${bound}${scoped}。`;
}

const twinWords = (count: number): string[] =>
  count === 0 ? [] : [`另有 ${count} 个同名的群。请按添加人和提出时间核对，确认是本群后再绑定。`];

/** What an administrator may do about a group nobody has bound yet (product §7). */
export async function groupBottom(sight: Sight, raised: FollowUp, view: Shown): Promise<Bottom> {
  const { app, pen } = sight;
  const { subject: chatId, detail } = raised;
  const name = detail.name ?? "";
  const subject = { view: "followUp", followUpId: raised.id } as const;
  const end = pen.button({ label: "处置完毕", act: "form.end", subject });
  const bound = await alreadyBound(sight, chatId);
  if (bound) return { actions: [end], form: null, more: [bound] };
  const more = twinWords(await namesakes(app.db, { chatId, name }));
  const { form } = view;
  if (form === "bindDigest" || form === "bindNotice")
    return { actions: [], form: await bindForm(sight, raised, { ...view, form }), more };
  const auditing = {
    title: "确认绑定审计",
    text: `工作日每天向群“${name || "未命名"}”发送一张卡片，只有操作日志的封存摘要和条数，供另外留存核对。`,
  };
  const leaving = { title: "确认退出", text: `机器人将退出群“${name || "未命名"}”。需要时可以重新加入。` };
  const actions = [
    pen.button({ label: bindings.bindDigest.label, act: "form.bindDigest", subject, kind: "primary" }),
    pen.button({ label: bindings.bindNotice.label, act: "form.bindNotice", subject }),
    pen.button({ label: "绑定审计", act: "bindAudit", subject, confirm: auditing }),
    pen.button({ label: "退出", act: "leaveGroup", subject, kind: "danger", confirm: leaving }),
    end,
  ];
  return { actions, form: null, more };
}
