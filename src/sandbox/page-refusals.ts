/** What the page may be refused, by name, in the words of an API that speaks Chinese; the page has them in its own language. */
export const refusalWords = {
  incomplete: "请求内容不完整。",
  noChat: "没有这个会话。",
  noPerson: "没有这个人。",
  noGroup: "没有这个群。",
  notInChat: "此人不在这个会话里。",
  notInGroup: "此人不在这个群里。",
  messageGone: "这条消息已经不在了。",
  notOwnMessage: "只能处理自己发的消息。",
  noFile: "这条消息没有附件，或附件已不在。",
  noPicture: "这个附件不是图片。",
  emptyFile: "不能发送空文件。",
  fileTooLarge: "单个文件不能超过 100 MB。",
  onlyForward: "时间只能向前，请选择现在以后的时刻。",
  tooFar: "一次最多前进一年，请选择近一些的日期。",
  turning: "时钟正在前进，请等这一次走完。",
  turningNotAnew: "时钟正在前进，请等这一次走完再重新开始。",
  ownDatabase: "试用数据保存在您指定的 PostgreSQL 中，不能在这里清空。请换一个空库再启动。",
  nothingToRepeat: "还没有发生过事件，请先发一条消息或点一个按钮。",
  onlyHere: "试用页面只在本机打开。",
  onlyOwnPage: "只接受本页面自己的请求。",
} as const;

export type RefusalName = keyof typeof refusalWords;

const statuses = {
  ...{ incomplete: 400, emptyFile: 400, onlyForward: 400, tooFar: 400, fileTooLarge: 413 },
  ...{ notInChat: 403, notInGroup: 403, notOwnMessage: 403, onlyHere: 403, onlyOwnPage: 403 },
  ...{ noChat: 404, noPerson: 404, noGroup: 404, messageGone: 404, noFile: 404, noPicture: 404 },
  ...{ turning: 409, turningNotAnew: 409, ownDatabase: 409, nothingToRepeat: 409 },
} as const satisfies Record<RefusalName, number>;

/** A no to the page, in words its reader understands. */
export class PageRefusal extends Error {
  readonly refusal: RefusalName;

  constructor(refusal: RefusalName) {
    super(refusalWords[refusal]);
    this.refusal = refusal;
  }

  response(): Response {
    return Response.json({ error: this.message, refusal: this.refusal }, { status: statuses[this.refusal] });
  }
}
