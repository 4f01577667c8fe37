import { chatWith } from "../../db/deliveries.ts";
import { assignEvidence, evidenceById } from "../../db/evidence.ts";
import { promise } from "../../db/outbox.ts";
import type { AssignmentId } from "../../domain/item/item.ts";
import { Refusal } from "../../refusal.ts";
import { admitTo } from "../../usecases/item/admit.ts";
import { requestEvidence, SEND_FILES } from "../../usecases/item/ask-evidence.ts";
import type { Clicked, Handler, Outcome } from "./clicked.ts";
import { said, subjectOf, told, warned } from "./clicked.ts";
import { closed } from "./place.ts";

const ELSEWHERE = "请先私聊督办助手发送任意一句话，再点“上传佐证”。";

/** The private chat files are expected in: never a group, where others would read along. */
async function privateChat({ app, row, viewer, chatId }: Clicked): Promise<string | null> {
  return row.personId ? (row.chatId ?? chatId) : chatWith(app.db, viewer.id);
}

/** Asks for the files and says so on a card of its own, which a file may be sent in reply to. */
export async function askForFiles(clicked: Clicked, assignmentId: AssignmentId): Promise<Outcome> {
  const { app, viewer } = clicked;
  const chatId = await privateChat(clicked);
  if (!chatId) return { toast: warned(ELSEWHERE) };
  const text = await requestEvidence(app, viewer, { assignmentId, chatId });
  const now = app.clock.now();
  await promise(
    app.db,
    [{ to: { personId: viewer.id }, view: { view: "text", title: SEND_FILES, text, assignmentId }, sendAt: now }],
    now,
  );
  return { toast: told(text), show: closed };
}

/** 上传佐证 */
export const attachEvidence: Handler = {
  run: async (clicked) => {
    const subject = subjectOf(clicked, "assignment");
    if (!subject) throw new Refusal("notFound", {});
    return askForFiles(clicked, subject.assignmentId);
  },
};

/** The files of a message nobody asked for are given to the matter their sender picked. */
export const chooseEvidence: Handler = {
  run: async (clicked) => {
    const subject = subjectOf(clicked, "evidenceChoice");
    const { app, viewer } = clicked;
    const file = subject ? await evidenceById(app.db, subject.evidenceId) : null;
    if (!subject?.assignmentId || !file || file.personId !== viewer.id) throw new Refusal("notFound", {});
    const { assignmentId } = subject;
    await admitTo(app, viewer, { assignmentId, act: "attachEvidence" });
    if (!(await assignEvidence(app.db, file.messageId, { assignmentId, at: app.clock.now() })))
      throw new Refusal("evidenceUnfit", { why: `“${file.fileName}”已归入事项，无需再选。` });
    return { toast: said("已选定事项，文件收存后另行告知。") };
  },
};
