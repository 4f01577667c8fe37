/** A scope of the open platform this app needs; any one of `any` will do. */
export type NeededScope = { name: string; any: readonly string[]; use: string };

const scope = (name: string, use: string, ...wider: string[]): NeededScope => ({ name, any: [name, ...wider], use });

/** Everything the app asks to be allowed, with what it is for (feishu.md §4, §7, §10). */
export const neededScopes: readonly NeededScope[] = [
  scope("im:message", "发送和核对消息，下载佐证文件"),
  scope("im:message:send_as_bot", "以机器人身份发送消息", "im:message"),
  scope("im:resource:upload", "上传要发送的文件", "im:resource"),
  scope("im:message:update", "把发出的卡片更新为回执", "im:message"),
  scope("im:message.p2p_msg:readonly", "接收私聊消息", "im:message.p2p_msg"),
  scope("im:message.group_at_msg:readonly", "接收群里 @ 机器人的消息", "im:message.group_at_msg"),
  scope("im:chat:readonly", "按名称查找登记的群", "im:chat"),
  scope("im:chat.members:read", "发送周报之前查看群成员", "im:chat", "im:chat:readonly"),
  scope("im:chat.members:write_only", "机器人退出不需要的群", "im:chat"),
  scope("contact:user.id:readonly", "按手机号、邮箱查找人员账号"),
  scope("contact:contact.base:readonly", "获知人员离职", "contact:contact:readonly", "contact:contact:readonly_as_app"),
];

/** Events the app subscribes to; without the first nobody is heard at all. */
export const neededEvents = {
  message: "im.message.receive_v1",
  click: "card.action.trigger",
  others: [
    "application.bot.menu_v6",
    "im.chat.access_event.bot_p2p_chat_entered_v1",
    "im.chat.member.bot.added_v1",
    "im.chat.member.bot.deleted_v1",
    "im.chat.disbanded_v1",
    "contact.user.deleted_v3",
    "contact.user.updated_v3",
  ],
} as const;
