import { isFor } from "./bot/commands/command.ts";
import { commands } from "./bot/commands/index.ts";
import { doneWords } from "./bot/draw/words.ts";
import { actingByOpenId } from "./db/acting.ts";
import type { Glance } from "./db/glance.ts";
import { glance } from "./db/glance.ts";
import type { Product } from "./product.ts";

const MOST_ROWS = 12;
const REF_LENGTH = 8;

/** What an event or a message is called where the trial shows the product's own records; a kind without a word shows itself. */
const words: Record<string, string> = {
  "im.message.receive_v1": "收到消息",
  "im.message.recalled_v1": "消息被撤回",
  "card.action.trigger": "点击卡片",
  "im.chat.member.bot.added_v1": "被加入群",
  "im.chat.member.bot.deleted_v1": "被移出群",
  "im.chat.access_event.bot_p2p_chat_entered_v1": "进入会话",
  "application.bot.menu_v6": "点击菜单",
  assignment: "承办卡片",
  item: "事项卡片",
  draft: "督办预览",
  morning: "今日督办提醒",
  escalation: "长期逾期告知",
  digest: "督办周报",
  journalHead: "操作日志摘要",
  todo: "待办清单",
  ledger: "台账",
  followUp: "待处置",
  text: "文字回复",
  help: "帮助",
  menu: "菜单",
  me: "本人信息",
  status: "运行状态",
  readiness: "就绪情况",
  file: "文件",
  redraw: "更新已发卡片",
  importRoster: "导入通讯录",
  delegate: "委托代理",
  takeBack: "收回代理",
  endDelegation: "代理到期",
  changeSetting: "修改设置",
  bindGroup: "绑定群",
  leaveGroup: "退出群",
  endFollowUp: "处置完毕",
  ...doneWords,
};

const shown = ({ total, counts, rows }: Glance) => ({
  total,
  counts,
  rows: rows.map(({ at, kind, state, ref }) => ({
    ...{ at: at.getTime(), kind, label: words[kind] ?? "", state },
    ref: ref.slice(-REF_LENGTH),
  })),
});

/** What a trial lets its page see of the product, once it runs: the asker's commands, and its records without words. */
export const insightOf = (running: () => Product | null) => ({
  async commandsFor(openId: string) {
    const product = running();
    const actor = product ? await actingByOpenId(product.app, openId) : null;
    if (!actor) return [];
    return commands
      .filter((each) => isFor(actor, each))
      .map(({ name, names, usage, summary }) => ({ name, names: [...names], usage: usage(), summary }));
  },
  async glance() {
    const product = running();
    if (!product) return null;
    const { inbox, outbox, journal } = await glance(product.app.db, MOST_ROWS);
    return { inbox: shown(inbox), outbox: shown(outbox), journal: shown(journal) };
  },
});
