import type { CardAction, Fact, FormFacts } from "../../../cards/facts.ts";
import { plainCard } from "../../../cards/plain.ts";
import { handoverById } from "../../db/handovers.ts";
import { memberById, membersOf } from "../../db/members.ts";
import { personById } from "../../db/roster-store.ts";
import type { View } from "../../db/view.ts";
import { grants } from "../../domain/access/table.ts";
import { momentInWords } from "../../domain/calendar/words.ts";
import { planHandover, rolesToGive } from "../../domain/roster/handover.ts";
import { Refusal } from "../../refusal.ts";
import { offered } from "./delegation-form.ts";
import { handoverPreview, heldInWords, NOTE } from "./handover-preview.ts";
import type { Draw, Sight } from "./sight.ts";

type Shown = Extract<View, { view: "handover" }>;
type Face = { paragraphs: string[]; facts: Fact[]; actions: CardAction[]; form: FormFacts | null };

/** First of all: whose roles. Asked of those who may hand over for others. */
function whoseForm({ pen }: Sight, { filled, fault }: Shown): Face {
  const form: FormFacts = {
    notice: "请先写明由谁交接。同名的，请在姓名前写明单位。",
    fault: fault ?? null,
    fields: [
      {
        ...{ name: "person", label: "交接人", required: true, kind: "text", placeholder: "例如：汉滨区甄某某" },
        ...{ most: 60, multiline: false, value: String(filled?.person ?? "") },
      },
    ],
    submit: pen.button({ label: "提交", act: "handOver", subject: { view: "handover" }, kind: "primary" }),
    back: null,
  };
  return { paragraphs: [], facts: [], actions: [], form };
}

/** Then: to whom. Only those are offered who could take something over. */
async function successorForm({ app, viewer, pen }: Sight, view: Shown): Promise<Face | null> {
  const person = view.personId ? await memberById(app.db, view.personId) : null;
  if (!viewer || !person) return null;
  const given = rolesToGive(viewer, person);
  if (given.length === 0) return null;
  const colleagues = await membersOf(app.db, [...new Set(given.map(({ unitId }) => unitId))]);
  const fit = colleagues.filter((successor) => {
    try {
      return planHandover(viewer, { person, successor }).moves.length > 0;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  });
  const facts = [
    { label: "交接人", value: person.name },
    { label: "可交接的角色", value: await heldInWords(app, given) },
  ];
  if (fit.length === 0) {
    const none = "该单位没有可以接手的人员。请先将接手人登记入通讯录，再办理交接。";
    return { paragraphs: [none], facts, actions: [], form: null };
  }
  const form: FormFacts = {
    notice: "提交后先列出将要移交的内容，确认后才生效。",
    fault: view.fault ?? null,
    fields: [
      {
        ...{ name: "successor", label: "接手人", required: true, kind: "select", placeholder: "请选择本单位人员" },
        options: offered(fit),
        value: view.successorId ?? null,
      },
    ],
    submit: pen.button({
      label: "提交",
      act: "handOver",
      subject: { view: "handover", personId: person.id },
      kind: "primary",
    }),
    back: null,
  };
  return { paragraphs: [], facts, actions: [], form };
}

async function receipt({ app, viewer, pen, today }: Sight, { handoverId }: Shown): Promise<Face | null> {
  const done = handoverId ? await handoverById(app.db, handoverId) : null;
  if (!done || !viewer) return null;
  const inOffice = viewer.roles.some(({ role }) => grants(role, "lookUp", "office"));
  if (!inOffice && ![done.personId, done.successorId, done.by].includes(viewer.id)) return null;
  const [person, successor, by] = await Promise.all(
    [done.personId, done.successorId, done.by].map(async (id) => (await personById(app.db, id))?.name ?? ""),
  );
  const isSuccessor = viewer.id === done.successorId;
  return {
    paragraphs: [
      `${person}已将工作交接给${successor}。此前发给${person}的卡片不能再办理。`,
      ...(isSuccessor ? ["请查看待办，及时办理。"] : []),
      ...(inOffice ? [NOTE] : []),
    ],
    facts: [
      { label: "移交角色", value: await heldInWords(app, done.roles) },
      { label: "移交事项", value: done.matters > 0 ? `未办结 ${done.matters} 项` : "无" },
      { label: "办理", value: `${by} ${momentInWords(done.at, today)}` },
    ],
    actions: isSuccessor ? [pen.button({ label: "待办", act: "goto", subject: { view: "todo" } })] : [],
    form: null,
  };
}

/** The preview, or where it cannot be any more the form with the reason. */
async function previewOr(sight: Sight, view: Shown): Promise<Face | null> {
  try {
    return await handoverPreview(sight, view);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return successorForm(sight, { ...view, fault: refusal.message });
  }
}

function faceOf(sight: Sight, view: Shown): Promise<Face | null> {
  if (view.handoverId) return receipt(sight, view);
  if (view.personId && view.successorId) return previewOr(sight, view);
  return view.personId ? successorForm(sight, view) : Promise.resolve(whoseForm(sight, view));
}

/** 交接 (07-3), step by step on one card: whose, to whom, what moves, and in the end the receipt. */
export const drawHandover: Draw<"handover"> = async (sight, view) => {
  const face = sight.viewer ? await faceOf(sight, view) : null;
  if (!face) return null;
  return plainCard({
    tone: view.handoverId ? "done" : "information",
    title: view.handoverId ? "交接完毕" : "办理交接",
    ...face,
    reference: sight.pen.reference,
  });
};
