import { readdirSync } from "node:fs";
import { join } from "node:path";
import { payload } from "../feishu/wire.ts";
import { CARD, LIAISON } from "./kinds-signed.ts";
import type { Json } from "./mutate.ts";

const folder = join(import.meta.dirname, "../payloads");
const recorded = readdirSync(folder).map((name) => payload(name.replace(".json", "")) as Json);
const header = (event_type: string) => ({ ...(payload("menu").header as object), event_type });

const said = [
  ...["/查 1", "/待办", "/台账 逾期", "/签收 1", "/反馈 1 已完成一半 80%", "/佐证 1", "/办结 1 全部完成", "/帮助 反馈"],
  ...[
    "/督办 汉滨区 雪亮工程点位整改 12月5日前",
    "/催办 1 请抓紧",
    "/改期 1 12月20日 汛期",
    "/代理 汉副联 3天",
    "/交接",
  ],
  ...[
    "/设置 催办间隔",
    "/通讯录 汉滨区",
    "/转办 1 汉副联",
    "/审核 1",
    "/不属 1 不是我们的",
    "您好",
    "/自检",
    "/我",
    "/状态",
  ],
];
const spoken = (text: string, n: number): Json => ({
  schema: "2.0",
  header: header("im.message.receive_v1") as Json,
  event: {
    sender: { sender_id: { open_id: n % 3 === 0 ? "ou_staff" : LIAISON }, sender_type: "user" },
    message: {
      ...{ message_id: "om_seed", create_time: "1772413204987", chat_id: "oc_with_hanbinLiaison", chat_type: "p2p" },
      ...{ message_type: "text", content: JSON.stringify({ text }) },
    },
  },
});

const pressed = (act: string): Json => ({
  schema: "2.0",
  header: header("card.action.trigger") as Json,
  event: {
    operator: { open_id: LIAISON },
    token: "c-token",
    action: {
      tag: "button",
      value: { act, ref: CARD.ref, version: 1 },
      form_value: { progress: "已完成一半", percent: "50", reason: "理由", result: "结果", due: "2026-03-20" },
    },
    context: { open_message_id: CARD.messageId, open_chat_id: "oc_with_hanbinLiaison" },
  },
});
const acts = [
  "acknowledge",
  "form.reportProgress",
  "reportProgress",
  "decline",
  "submitCompletion",
  "attachEvidence",
  "goto",
];

/** What real people would have sent: every recorded sample, commands of people of the roster, presses on a real card. */
export const seeds: readonly Json[] = [...recorded, ...said.map(spoken), ...acts.map(pressed)];
