import type { CommandLine, Glance } from "../../src/sandbox/page/wire.ts";
import type {
  Insight,
  Lent,
  PageParts,
  PageSandbox,
  SandboxMessage,
  TrialClock,
} from "../../src/sandbox/page-parts.ts";
import { faultSwitches, faultsNow, noTroubles } from "../../src/sandbox/platform/faults.ts";

type Clicked = Parameters<PageSandbox["clicks"]>;

const line = (name: string, usage: string, summary: string): CommandLine => ({ name, names: [name], usage, summary });
const forAll = [line("待办", "/待办", "等待我办理的事项"), line("帮助", "/帮助 [命令]", "全部命令，或其中一个的写法")];
const forOffice = [line("督办", "/督办 [单位 事项 期限]", "下达督导事项"), ...forAll];
const forUnit = [line("反馈", "/反馈 <编号> [进展情况]", "报告办理进展"), ...forAll];

/** Stands in until the small Feishu itself is there. */
export function doubleOf(at = "2026-11-24T09:30+08:00") {
  let now = new Date(at);
  const people = [
    { openId: "ou_staff", name: "甄明", title: "安康市平安办 · 平安办工作人员" },
    { openId: "ou_head", name: "贾示例", title: "安康市平安办 · 平安办负责人" },
    { openId: "ou_hanbin", name: "尹汉滨", title: "汉滨区 · 联络员" },
    { openId: "ou_hanbin2", name: "戴汉滨", title: "汉滨区 · 副联络员" },
    { openId: "ou_first", name: "郑第一", title: "汉滨区 · 第一责任人" },
    { openId: "ou_leader", name: "凌导", title: "市领导小组 · 领导" },
    { openId: "ou_admin", name: "管系统", title: "安康市平安办 · 系统管理员" },
    ...Array.from({ length: 50 }, (_, at) => ({ openId: `ou_${at}`, name: `示例${at}`, title: `单位${at} · 联络员` })),
  ];
  const chats: ReturnType<PageSandbox["chats"]> = [
    ...people.map(({ openId, name }) => ({
      chatId: `oc_${openId}`,
      type: "p2p" as const,
      name,
      members: [openId],
    })),
    { chatId: "oc_leaders", type: "group" as const, name: "市领导小组群", members: ["ou_leader", "ou_head"] },
    { chatId: "oc_liaisons", type: "group" as const, name: "联络员工作群", members: ["ou_staff", "ou_hanbin"] },
  ];
  const messages: SandboxMessage[] = [];
  const listeners = new Set<() => void>();
  const reads = new Map<string, Record<string, number>>();
  const troubles = noTroubles();
  const change = (messageId: string, to: Partial<SandboxMessage>) => {
    const message = messages.find((each) => each.messageId === messageId);
    if (message) Object.assign(message, to);
    ring();
  };
  const problems: string[] = [];
  const clicked: Clicked[] = [];
  const moved: { openId: string; chatId: string; into: boolean }[] = [];
  let answer: { status: number; answer: unknown; problems: string[] } = { status: 200, answer: {}, problems: [] };
  const ring = () => {
    for (const listener of listeners) listener();
  };
  const post = (message: Pick<SandboxMessage, "chatId" | "sender" | "type" | "content"> & Partial<SandboxMessage>) => {
    const messageId = `om_${messages.length + 1}`;
    messages.push({ messageId, createdAt: now, updatedAt: now, recalled: false, ...message });
    ring();
    return messageId;
  };
  const sandbox: PageSandbox = {
    people: () => people,
    chats: () => chats,
    messages: (chatId) => messages.filter((message) => message.chatId === chatId),
    async fileOf(messageId) {
      const content = messages.find((each) => each.messageId === messageId)?.content;
      const name = (content as { file_name?: string } | undefined)?.file_name;
      return name ? { name, bytes: Buffer.from(`内容：${name}`) } : null;
    },
    async says(openId, text, where) {
      post({
        chatId: where?.chatId ?? `oc_${openId}`,
        sender: openId,
        type: "text",
        content: { text },
        replyTo: where?.replyTo,
      });
    },
    async sendsFile(openId, { name }, where) {
      post({
        chatId: where?.chatId ?? `oc_${openId}`,
        sender: openId,
        type: "file",
        content: { file_key: "file_1", file_name: name },
        replyTo: where?.replyTo,
      });
    },
    async clicks(...args) {
      clicked.push(args);
      return answer;
    },
    admits(fresh) {
      for (const { name, title, mobile } of fresh) people.push({ openId: `ou_${mobile}`, name, title });
    },
    async movesBot(openId, chatId, into) {
      moved.push({ openId, chatId, into });
    },
    async opensGroup(openId, { chatId, name, members }) {
      chats.push({ chatId, type: "group", name, members });
      moved.push({ openId, chatId, into: true });
    },
    reads(openId, chatId) {
      reads.set(chatId, { ...reads.get(chatId), [openId]: now.getTime() });
      ring();
    },
    readIn: (chatId) => reads.get(chatId) ?? {},
    async recalls(messageId) {
      change(messageId, { recalled: true });
    },
    urges: (messageId) => change(messageId, { urgent: true }),
    faults: faultSwitches(troubles, {
      listening: async () => undefined,
      group: () => undefined,
      revokeTokens: () => undefined,
    }),
    faultsNow: () => faultsNow(troubles),
    async repeatsLast() {
      const last = messages.findLast(({ sender }) => sender !== "bot");
      return last ? { eventId: `evt_${last.messageId}`, eventType: "im.message.receive_v1", status: 200 } : null;
    },
    problems: () => problems,
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const clock: TrialClock = {
    now: () => now,
    day: () => ({ kind: "workday", festival: "", published: true }),
    async forward(to) {
      now = to instanceof Date ? to : new Date(now.getTime() + 3_600_000);
      post({ chatId: "oc_ou_hanbin", sender: "bot", type: "text", content: { text: "提醒" } });
      return { now, said: 1 };
    },
  };
  let begun = 0;
  const lent: Lent = {
    startAnew: async () => {
      begun += 1;
    },
    rosterTemplate: async () => Buffer.from("空白表格"),
    peopleIn: async () => [
      { name: "自有人", title: "自有单位 · 联络员", mobile: "13900000001", email: null, openId: null },
    ],
  };
  const book = (kind: string, state: string, rows: readonly SandboxMessage[]): Glance => ({
    total: rows.length,
    counts: { [state]: rows.length },
    rows: rows.map(({ createdAt, messageId }) => ({
      at: createdAt.getTime(),
      kind,
      label: kind,
      state,
      ref: messageId,
    })),
  });
  const insight: Insight = {
    commandsFor: async (openId) => (openId === "ou_staff" ? forOffice : forUnit),
    glance: async () => ({
      inbox: book(
        "收到消息",
        "done",
        messages.filter(({ sender }) => sender !== "bot"),
      ),
      outbox: book(
        "承办卡片",
        "sent",
        messages.filter(({ sender }) => sender === "bot"),
      ),
      journal: book("command:督办", "refused", messages),
    }),
  };
  return {
    sandbox,
    clock,
    parts: (assets: string): PageParts => ({
      ...{ sandbox, clock, insight, assets, settle: async () => undefined },
      ...{ lent, ended: new AbortController().signal },
    }),
    begunAnew: () => begun,
    clicked,
    moved,
    problems,
    card: (openId: string, card: unknown, more: Partial<SandboxMessage> = {}) =>
      post({ chatId: `oc_${openId}`, sender: "bot", type: "interactive", content: {}, card, ...more }),
    redraw(messageId: string, card: unknown) {
      now = new Date(now.getTime() + 1);
      change(messageId, { card, updatedAt: now });
    },
    answers(next: typeof answer) {
      answer = next;
    },
  };
}
