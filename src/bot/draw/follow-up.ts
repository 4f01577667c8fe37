import type { FormFacts } from "../../../cards/facts.ts";
import { plainCard } from "../../../cards/plain.ts";
import type { FollowUp } from "../../db/follow-ups.ts";
import { followUpById } from "../../db/follow-ups.ts";
import { personById } from "../../db/roster-store.ts";
import type { View } from "../../db/view.ts";
import { momentInWords } from "../../domain/calendar/words.ts";
import { owns, REMARK } from "../../usecases/follow-up/end.ts";
import type { Bottom } from "./follow-up-group.ts";
import { groupBottom } from "./follow-up-group.ts";
import { kindOf } from "./follow-up-line.ts";
import { namedIn } from "./follow-up-named.ts";
import { followUpWords } from "./follow-up-words.ts";
import type { Draw, Sight } from "./sight.ts";

type Shown = Extract<View, { view: "followUp" }>;

const ownerWords = { office: "平安办", systemAdmin: "系统管理员" } as const;

function endForm({ pen }: Sight, { followUpId, filled, fault }: Shown): FormFacts {
  const subject = { view: "followUp", followUpId } as const;
  return {
    notice: "处置完毕：提交后本条不再列入待办，处置情况记入日志。",
    fault: fault ?? null,
    fields: [
      {
        name: "remark",
        label: REMARK.label,
        kind: "text",
        required: true,
        placeholder: "怎样处置、结果如何",
        most: REMARK.most,
        multiline: true,
        value: String(filled?.remark ?? ""),
      },
    ],
    submit: pen.button({ label: "提交", act: "end", subject, kind: "primary" }),
    back: pen.button({ label: "返回", act: "back", subject }),
  };
}

async function endedWords({ app, today }: Sight, raised: FollowUp): Promise<string[]> {
  if (!raised.endedAt) return [];
  const by = raised.endedBy ? await personById(app.db, raised.endedBy) : null;
  return [`${by?.name ?? "系统"} ${momentInWords(raised.endedAt, today)} 处置完毕：${raised.remark ?? ""}`];
}

async function bottom(sight: Sight, raised: FollowUp, view: Shown): Promise<Bottom> {
  if (raised.endedAt) return { actions: [], form: null, more: [] };
  if (view.form === "end") return { actions: [], form: endForm(sight, view), more: [] };
  if (kindOf(raised) === "unboundGroup") return groupBottom(sight, raised, view);
  const subject = { view: "followUp", followUpId: raised.id } as const;
  const end = sight.pen.button({ label: "处置完毕", act: "form.end", subject, kind: "primary" });
  return { actions: [end], form: null, more: [] };
}

/** 待处置: what happened, what is to be done, and who saw to it. */
export const drawFollowUp: Draw<"followUp"> = async (sight, view) => {
  const { app, viewer, pen, today } = sight;
  const raised = await followUpById(app.db, view.followUpId);
  if (!raised || !viewer || !owns(viewer, raised)) return null;
  const words = followUpWords[kindOf(raised)];
  const { more, ...face } = await bottom(sight, raised, view);
  return plainCard({
    tone: raised.endedAt ? "ended" : "grave",
    title: `待处置：${words.title}`,
    paragraphs: [
      words.happened(await namedIn(app, viewer, raised)),
      words.todo,
      ...more,
      ...(await endedWords(sight, raised)),
    ],
    facts: [
      { label: "提出时间", value: momentInWords(raised.createdAt, today) },
      { label: "由谁处置", value: ownerWords[raised.owner] },
    ],
    ...face,
    reference: pen.reference,
  });
};
