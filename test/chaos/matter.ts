import { buttonNamed, cardWords } from "../support/read-card.ts";
import type { Answer, Person } from "./person.ts";

/** One matter as it was meant: who does what, and with which words. */
export type Matter = {
  name: string;
  unit: string;
  issuer: Person;
  liaison: Person;
  returned: boolean;
};

const MOST_TRIES = 150;

async function again(what: string, attempt: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < MOST_TRIES; n += 1) if (await attempt()) return;
  throw new Error(`${what} could not be done`);
}

/** Presses until the button is gone from the newest card that had it: whoever got no answer looks, and presses again. */
async function atOnce(
  person: Person,
  matter: string,
  [label, form = {}]: [string, Record<string, string>?],
): Promise<void> {
  const first = await person.waitsFor(`${label} ${matter}`, () => person.card(matter, label));
  await again(`${label} ${matter}`, async () => {
    await person.presses(first, label, form);
    const done = buttonNamed(first.card, label) === null;
    if (!done) await person.hesitates();
    return done;
  });
}

type Filled = { opens: string; form: Record<string, string>; proof: string; done: string };

/** What somebody does next who sees this card: submit what is open, look behind it when in doubt, or open the form. */
function nextLabel(card: unknown, { opens, proof }: Filled, inDoubt: boolean): string | null {
  const known = new RegExp(`上次反馈.*${proof}`).test(cardWords(card));
  const label = buttonNamed(card, "提交") === null ? opens : inDoubt || known ? "返回" : "提交";
  return buttonNamed(card, label) === null ? null : label;
}

const isDone = (card: unknown, { proof }: Filled): boolean =>
  buttonNamed(card, "提交") === null && cardWords(card).includes(proof);

type Pressed = { label: string | null; answer: Answer };

/** Whether the words may or may not have arrived: after 提交 without the receipt, until the form was closed. */
function doubtAfter({ label, answer }: Pressed, { done }: Filled, before: boolean): boolean {
  if (label === "提交") return !answer?.includes(done);
  return label === "返回" && answer !== null ? false : before;
}

/**
 * Opens the form, fills it, submits it. Whoever got no answer to 提交 closes the form and looks whether the words
 * stand on the card already, and only otherwise begins anew.
 */
async function byForm(person: Person, matter: string, filled: Filled): Promise<void> {
  const { opens, form } = filled;
  const message = await person.waitsFor(`${opens} ${matter}`, () => person.card(matter, opens));
  let inDoubt = false;
  let last: string | null = null;
  await again(`${opens} ${matter}`, async () => {
    if (isDone(message.card, filled)) return true;
    const label = nextLabel(message.card, filled, inDoubt);
    const answer = label === null ? null : await person.presses(message, label, label === "提交" ? form : {});
    inDoubt = doubtAfter({ label, answer }, filled, inDoubt);
    if (label === "提交" && !inDoubt) return true;
    if (answer === null || inDoubt || label === last) await person.hesitates();
    last = label;
    return false;
  });
}

async function issue({ name, unit, issuer }: Matter): Promise<void> {
  await issuer.says(`/督办 ${unit} ${name} 下月10日前`);
  await atOnce(issuer, name, ["确认下达", { source: "全市扫黑除恶工作会议" }]);
}

const progress = ({ liaison, name }: Matter) => {
  const proof = `进展：${name}已完成一半`;
  return byForm(liaison, name, {
    opens: "反馈进展",
    form: { progress: proof, percent: "50" },
    proof,
    done: "进展已记入",
  });
};

const submit = ({ liaison, name }: Matter, round: number) => {
  const proof = `${name}第${round}次申请办结`;
  return byForm(liaison, name, { opens: "申请办结", form: { result: proof }, proof, done: "已提交办结申请" });
};

const giveBack = ({ issuer, name }: Matter) => {
  const proof = `请补充${name}的佐证`;
  return byForm(issuer, name, { opens: "退回", form: { reason: proof }, proof, done: "已退回" });
};

/** What each act should stand in the journal as, for this matter. */
export const intended = ({ returned }: Matter): Record<string, number> => ({
  issue: 1,
  acknowledge: 1,
  reportProgress: 1,
  submitCompletion: returned ? 2 : 1,
  ...(returned ? { returnForRework: 1 } : {}),
  closeOut: 1,
});

/** From the line in chat to 销号. */
export async function runThrough(matter: Matter): Promise<void> {
  const { name, issuer, liaison, returned } = matter;
  await issue(matter);
  await atOnce(liaison, name, ["签收"]);
  await progress(matter);
  await submit(matter, 1);
  if (returned) {
    await giveBack(matter);
    await liaison.waitsFor(`退回 ${name}`, () => liaison.card(`请补充${name}的佐证`, "申请办结"));
    await submit(matter, 2);
  }
  await atOnce(issuer, name, ["通过并销号"]);
}
