import type { SandboxMessage } from "../../src/sandbox/page-parts.ts";
import type { Sandbox } from "../../src/sandbox/platform/open.ts";
import { buttonNamed, cardWords } from "../support/read-card.ts";
import type { Matter } from "./matter.ts";

/** Each finding is one line; a clean run has none but `resent`. */
export type Findings = { lost: string[]; doubled: string[]; wrong: string[]; resent: number };

const LEFT_OPEN = ["确认下达", "签收", "反馈进展", "申请办结", "退回", "通过并销号", "提交"];

const worded = new WeakMap<SandboxMessage, string>();

/** Each message is asked for its words once for each matter. */
function wordsOf(message: SandboxMessage): string {
  const { card, content } = message;
  const words = worded.get(message) ?? (card ? cardWords(card) : JSON.stringify(content));
  worded.set(message, words);
  return words;
}

/** What people hear by the calendar: whether it comes depends on the clock of each host. */
const BY_CALENDAR = /今日督办提醒|长期逾期事项告知|周报/;

const numberIn = (message: SandboxMessage): string => /督〔\d{4}〕\d+号/.exec(wordsOf(message))?.[0] ?? "";

function said(sandbox: Sandbox): Map<string, SandboxMessage[]> {
  const live = ({ sender, recalled }: SandboxMessage) => sender === "bot" && !recalled;
  return new Map(
    sandbox.chats().flatMap(({ chatId, members }) => {
      const messages = sandbox.messages(chatId).filter(live);
      return members.length === 1 ? [[members[0] ?? "", messages]] : [[chatId, messages]];
    }),
  );
}

function countOf(found: Findings, { name }: Matter, [whose, messages, due]: [string, SandboxMessage[], number]): void {
  const again = messages.filter((each) => wordsOf(each).includes("重发")).length;
  const count = messages.length - again;
  found.resent += again;
  for (let n = count; n < due; n += 1) found.lost.push(`${name}: ${whose} has ${count} of ${due} messages`);
  for (let n = due; n < count; n += 1) found.doubled.push(`${name}: ${whose} has ${count} messages, not ${due}`);
}

function facesOf(found: Findings, { name }: Matter, messages: SandboxMessage[]): void {
  const open = messages.filter(({ card }) => LEFT_OPEN.some((label) => buttonNamed(card, label) !== null));
  for (const each of open)
    found.wrong.push(`${name}: a card still asks for an act: ${wordsOf(each).replaceAll("\n", " ").slice(0, 600)}`);
  const stale = messages.filter((each) => !/销号|已下达/.test(wordsOf(each)));
  for (const each of stale)
    found.wrong.push(`${name}: a card stopped at ${wordsOf(each).replaceAll("\n", " ").slice(0, 300)}`);
  const numbers = new Set(messages.map(numberIn));
  if (numbers.size !== 1 || numbers.has("")) found.wrong.push(`${name}: numbered ${[...numbers].join(" ")}`);
}

function twiceIn(messages: readonly SandboxMessage[]): string[] {
  const references = messages.flatMap((each) => /#([0-9a-f]{8})/.exec(wordsOf(each))?.[1] ?? []);
  return references.filter((each, n) => references.indexOf(each) !== n);
}

type Judged = {
  matters: readonly Matter[];
  /** Clocks jumped: what the calendar brings is only held against itself. */
  jumps: boolean;
};

/** What the people of the city have on their screens at the end, held against what was meant. Asks nobody but them. */
export function judgeSeen(sandbox: Sandbox, { matters, jumps }: Judged): Findings {
  const found: Findings = { lost: [], doubled: [], wrong: [], resent: 0 };
  const all = said(sandbox);
  const meant = (messages: SandboxMessage[]) =>
    jumps ? messages.filter((each) => !BY_CALENDAR.test(wordsOf(each))) : messages;
  const chats = new Map([...all].map(([whose, messages]) => [whose, meant(messages)]));
  const known = new Set<SandboxMessage>();
  for (const matter of matters) {
    const rounds = matter.returned ? 2 : 1;
    const about = (openId: string) => (chats.get(openId) ?? []).filter((each) => wordsOf(each).includes(matter.name));
    const [issuer, liaison] = [about(matter.issuer.openId), about(matter.liaison.openId)];
    countOf(found, matter, ["the issuer", issuer, 1 + rounds]);
    countOf(found, matter, ["the liaison", liaison, 1 + rounds]);
    facesOf(found, matter, [...issuer, ...liaison]);
    for (const message of [...issuer, ...liaison]) known.add(message);
  }
  for (const [whose, messages] of all) {
    for (const reference of twiceIn(messages)) found.doubled.push(`${whose} has #${reference} twice`);
    const strange = (chats.get(whose) ?? []).filter((message) => !known.has(message));
    for (const message of strange) found.wrong.push(`${whose} was told: ${wordsOf(message).slice(0, 80)}`);
  }
  return found;
}
