import type { PageSandbox, SandboxMessage, TrialClock } from "../../src/sandbox/page-parts.ts";

type Clicked = Parameters<PageSandbox["clicks"]>;

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
    async movesBot(openId, chatId, into) {
      moved.push({ openId, chatId, into });
    },
    async opensGroup(openId, { chatId, name, members }) {
      chats.push({ chatId, type: "group", name, members });
      moved.push({ openId, chatId, into: true });
    },
    problems: () => problems,
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const clock: TrialClock = {
    now: () => now,
    dayInWords: () => "2026年11月24日（周二）工作日",
    async forward() {
      now = new Date(now.getTime() + 3_600_000);
      post({ chatId: "oc_ou_hanbin", sender: "bot", type: "text", content: { text: "提醒" } });
      return { now, said: 1 };
    },
  };
  return {
    sandbox,
    clock,
    clicked,
    moved,
    problems,
    card: (openId: string, card: unknown) =>
      post({ chatId: `oc_${openId}`, sender: "bot", type: "interactive", content: {}, card }),
    redraw(messageId: string, card: unknown) {
      const message = messages.find((each) => each.messageId === messageId);
      if (message) message.card = card;
      ring();
    },
    answers(next: typeof answer) {
      answer = next;
    },
  };
}
