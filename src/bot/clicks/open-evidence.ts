import type { View } from "../../db/view.ts";
import { Refusal } from "../../refusal.ts";
import type { Asked } from "../../usecases/evidence/ask-opening.ts";
import { askOpening } from "../../usecases/evidence/ask-opening.ts";
import type { OfMatter } from "../../usecases/evidence/openable.ts";
import { openableTo } from "../../usecases/evidence/openable.ts";
import { noteRead } from "../../usecases/item/note-read.ts";
import type { Clicked, Handler, Outcome } from "./clicked.ts";
import { said, told } from "./clicked.ts";
import { openNew } from "./place.ts";

type Subject = Extract<View, { view: "evidence" | "itemEvidence" }>;

/** Another kind of subject belongs to no button of ours. */
function subjectIn({ subject }: Clicked): Subject {
  if (subject.view === "evidence" || subject.view === "itemEvidence") return subject;
  throw new Refusal("notFound", {});
}

const matterOf = (subject: Subject): OfMatter =>
  subject.view === "evidence" ? { assignmentId: subject.assignmentId } : { itemId: subject.itemId };

function wordsOf({ asked, onTheWay, unfit, left }: Asked): string {
  const parts = [
    asked > 0 ? `${asked} 份文件稍后发到您与督办助手的私聊` : "",
    onTheWay > 0 ? `${onTheWay} 份正在发送` : "",
    unfit > 0 ? `${unfit} 份超过 30 MB 或是空文件，不能在会话中发送` : "",
    left > 0 ? `另有 ${left} 份较早的请在列表中逐份查看` : "",
  ];
  return `${parts.filter(Boolean).join("；")}。`;
}

async function send({ app, viewer }: Clicked, subject: Subject): Promise<Outcome> {
  const asked = await askOpening(app, viewer, { matter: matterOf(subject), evidenceId: subject.evidenceId });
  return { toast: asked.asked > 0 ? said(wordsOf(asked)) : told(wordsOf(asked)) };
}

/** 查看 of one file, 全部调阅: sent to the private chat of whoever pressed, never to a group. */
export const openEvidence: Handler = { run: (clicked) => send(clicked, subjectIn(clicked)) };

/** 调阅佐证: the only file at once, several as a list of their own. */
export const listEvidence: Handler = {
  run: async (clicked) => {
    const { app, viewer } = clicked;
    const subject = subjectIn(clicked);
    const found = await openableTo(app, viewer, matterOf(subject));
    if (!found) throw new Refusal("notFound", {});
    if (found.files.length === 1) return send(clicked, subject);
    await noteRead(app, viewer, [subject]);
    return openNew(clicked, subject);
  },
};
