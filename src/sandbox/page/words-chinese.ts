import type { DayFace } from "./wire.ts";
import { drawerChinese } from "./words-drawer.ts";

const weekdays = "日一二三四五六";

const kinds: Record<DayFace["kind"], (festival: string) => string> = {
  workday: () => "工作日",
  restDay: () => "休息日",
  givenBack: () => "调休上班",
  festival: (name) => `${name}放假`,
};

/** The words of the page in Chinese; every other language has the same, which the compiler sees to. */
export const chinese = {
  page: {
    banner: "试用：人和单位均为示例，消息只在本机，不会发到任何地方。",
    offline: "与本机服务的连接断了，正在重新连接…",
    title: "督办试用",
    bot: "督办助手",
    somebody: "某人",
    otherLanguage: "English",
    otherLanguageHint: "Show the page in English",
    keys: "键盘",
    keysHint: "键盘操作说明",
    close: "关闭",
    cancel: "取消",
    agree: "确定",
    skip: "跳到会话",
    unreachable: "连不上本机服务，请确认程序还在运行。",
    refused: (status: number) => `服务没有接受这个请求（${status}）。`,
  },
  keys: [
    ["F6、Shift+F6", "在名单、各栏会话、演练面板之间切换"],
    ["↑ ↓", "在名单中移动；Enter 打开，→ 到“并排”"],
    ["/ 或 @", "在输入框里补全命令、点名；↑ ↓ 选择，Enter 填入"],
    ["Enter、Shift+Enter", "发送、换行"],
    ["Esc", "关闭补全、取消回复、关闭面板"],
  ] as readonly (readonly [string, string])[],
  list: {
    label: "人员和群组",
    main: "主要角色",
    groups: "群组",
    people: "人员",
    search: "按姓名、单位、角色查找",
    searchLabel: "查找人员和群组",
    onlyUnread: "只看未读",
    none: "没有符合的人员或群组。",
    members: (count: number) => `${count} 人`,
    unread: (count: number) => `${count} 条未读`,
    urgent: "加急",
    beside: "并排",
    besideHint: (name: string) => `在旁边再开一栏：${name}`,
    newGroup: "新群的名称",
    open: "建群",
    openHint: "成员为您和市委平安办全体人员，督办助手同时入群",
    opened: (name: string) => `已建群“${name}”，督办助手已入群，系统管理员会收到卡片。`,
  },
  chat: {
    with: (name: string) => `${name} 与督办助手`,
    group: (name: string, count: number) => `${name}（${count} 人）`,
    me: (name: string) => `你现在是：${name}`,
    watcher: (name: string) => `旁观者：${name}`,
    as: "以谁的身份",
    back: "返回人员列表",
    close: "关闭这一栏",
    closeHint: (name: string) => `关闭这一栏：${name}`,
    column: (at: number, name: string) => `第 ${at} 栏：${name}`,
    tabs: "已打开的会话",
    most: "最多并排四栏，请先关闭一栏。",
    moveOut: "移出督办助手",
    moveIn: "加入督办助手",
    empty: "还没有消息。先发一条 /帮助 看看能做什么。",
    earlier: (count: number) => `显示更早的 ${count} 条`,
    earlierOne: "较早的消息",
    messages: "消息",
    drop: "松开鼠标，发送文件",
  },
  message: {
    reply: "回复",
    urge: "加急",
    urgeHint: "标为加急，群里没读的人会看到红色标记",
    urgent: "加急",
    recall: "撤回",
    recalled: (name: string) => `${name}撤回了一条消息`,
    updated: (time: string) => `已更新 ${time}`,
    read: (count: number) => `已读 ${count} 人`,
    readBy: (names: string) => `已读：${names}`,
    readByNone: "还没有人读",
    file: "附件：",
    fileName: "文件",
    unanswered: (status: number) => `按钮没有得到回应（${status}）。`,
  },
  composer: {
    label: (name: string) => `以 ${name} 的身份写消息`,
    placeholder: (name: string) => `以 ${name} 的身份发送，Enter 发送，Shift+Enter 换行`,
    watching: (name: string) => `${name}不在本群，只能旁观`,
    file: "文件",
    fileHint: "发送文件或图片（单个不超过 100 MB），也可以拖进来或粘贴",
    send: "发送",
    try: "试试：",
    tryInGroup: "群里请先 @督办助手：",
    replying: (quote: string) => `回复 ${quote}`,
    noReply: "不回复了",
    tooLarge: (name: string) => `“${name}”超过 100 MB，平台不收。`,
    offers: (count: number) => `${count} 项可选，上下键选择，Enter 填入`,
    offersLabel: "可以填入的命令或姓名",
    everybody: "所有人",
  },
  drawer: drawerChinese,
  clock: {
    label: "北京时间",
    day: ([year, month, date]: readonly number[], weekday: number) =>
      `${year}年${month}月${date}日（周${weekdays[weekday]}）`,
    shortDay: (month: number, date: number) => `${month}月${date}日`,
    kind: ({ kind, festival, published }: DayFace) =>
      `${kinds[kind](festival)}${published ? "" : "（节假日安排未公布）"}`,
    hour: "前进一小时",
    tomorrow: "到明天九点",
    workingMorning: "到下一个工作日上午",
    week: "前进一周",
    date: "到某一天…",
    hint: "沿途该发的消息都会发出；时间只能向前",
    dateTitle: "前进到哪一天",
    dateDay: "日期",
    dateTime: "时刻",
    dateGo: "前进",
    dateMissing: "请填写日期和时刻。",
    datePast: (now: string) => `时间只能向前，请选择 ${now} 以后的时刻。`,
    dateFar: "一次最多前进一年，请选择近一些的日期。",
    turning: "时钟前进中…",
    turningSaid: (count: number) => `时钟前进中…已发出 ${count} 条消息`,
    arrived: (moment: string, said: number) =>
      `已到 ${moment}，${said > 0 ? `其间发出 ${said} 条消息` : "其间没有要发的消息"}`,
    report: "其间谁收到了什么",
    reportSpan: (from: string, to: string) => `${from} 至 ${to}`,
    reportSaid: (said: number, redrawn: number) => `发出 ${said} 条消息，更新 ${redrawn} 张卡片`,
    reportNone: "这段时间没有要发的消息。",
    reportCount: (count: number) => `${count} 条`,
    reportMore: (count: number) => `另有 ${count} 个会话`,
    reportOpen: (name: string) => `打开会话：${name}`,
  },
};

type Spoken<T> = T extends (...args: infer A) => string
  ? (...args: A) => string
  : T extends string
    ? string
    : T extends readonly (readonly [string, string])[]
      ? T
      : { [K in keyof T]: Spoken<T[K]> };

export type Words = Spoken<typeof chinese>;
