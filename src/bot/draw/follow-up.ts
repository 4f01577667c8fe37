import type { CardAction, FormFacts } from "../../../cards/facts.ts";
import { plainCard } from "../../../cards/plain.ts";
import type { DeadLetter } from "../../db/dead-letters.ts";
import { deadLetterOf } from "../../db/dead-letters.ts";
import type { FollowUp, FollowUpKind } from "../../db/follow-ups.ts";
import { followUpById } from "../../db/follow-ups.ts";
import { memberById } from "../../db/members.ts";
import { personById } from "../../db/roster-store.ts";
import type { View } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { momentInWords } from "../../domain/calendar/words.ts";
import { rolesToGive } from "../../domain/roster/handover.ts";
import type { PersonId } from "../../domain/roster/unit.ts";
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

const aboutPeople: readonly FollowUpKind[] = ["unreachable", "personLeft", "personMoved"];

/** 交接 with one tap, where somebody is gone and the reader may hand over for them. */
async function handOverAction({ app, pen }: Sight, viewer: Actor, raised: FollowUp): Promise<CardAction[]> {
  const personId = aboutPeople.includes(kindOf(raised)) ? raised.detail.personId : undefined;
  const person = personId ? await memberById(app.db, personId as PersonId) : null;
  if (!person || rolesToGive(viewer, person).length === 0) return [];
  return [
    pen.button({ label: "交接", act: "goto", subject: { view: "handover", personId: person.id }, kind: "primary" }),
  ];
}

const tries: Record<DeadLetter, string> = {
  event: "重新处理收到的这条消息。发送人已经重新发送的，请不要再试，以免重复办理。",
  message: "按最新情况再发一次，已不需要的不会发出；仍不成功的，会再次提出。已当面或电话告知的，直接点“处置完毕”即可。",
};

/** 再试一次, as long as what was given up is still here. */
async function tryAgainAction({ app, pen }: Sight, { id, kind, subject }: FollowUp): Promise<CardAction[]> {
  const letter = kind === "deadLetter" ? await deadLetterOf(app.db, subject) : null;
  if (!letter) return [];
  const confirm = { title: "确认再试一次", text: tries[letter] };
  const about = { view: "followUp", followUpId: id } as const;
  return [pen.button({ label: "再试一次", act: "tryAgain", subject: about, kind: "primary", confirm })];
}

async function bottom(
  sight: Sight,
  viewer: Actor,
  { raised, view }: { raised: FollowUp; view: Shown },
): Promise<Bottom> {
  if (raised.endedAt) return { actions: [], form: null, more: [] };
  if (view.form === "end") return { actions: [], form: endForm(sight, view), more: [] };
  if (kindOf(raised) === "unboundGroup") return groupBottom(sight, raised, view);
  const subject = { view: "followUp", followUpId: raised.id } as const;
  const again = await tryAgainAction(sight, raised);
  const first = [...(await handOverAction(sight, viewer, raised)), ...again];
  const kind = first.length > 0 ? "plain" : "primary";
  const end = sight.pen.button({ label: "处置完毕", act: "form.end", subject, kind });
  const more = again.length > 0 ? ["故障已排除的，可点“再试一次”。"] : [];
  return { actions: [...first, end], form: null, more };
}

/** 待处置: what happened, what is to be done, and who saw to it. Nobody hears of one that was over before they could. */
export const drawFollowUp: Draw<"followUp"> = async (sight, view) => {
  const { app, viewer, pen, today } = sight;
  const raised = await followUpById(app.db, view.followUpId);
  if (!raised || !viewer || !owns(viewer, raised)) return null;
  if (view.unasked && raised.endedAt && !sight.again) return null;
  const words = followUpWords[kindOf(raised)];
  const { more, ...face } = await bottom(sight, viewer, { raised, view });
  return plainCard({
    tone: raised.endedAt ? "ended" : "grave",
    title: `${raised.endedAt ? "已处置" : "待处置"}：${words.title}`,
    paragraphs: [
      words.happened(await namedIn(app, viewer, raised)),
      ...(raised.endedAt ? [] : [words.todo]),
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
