import type { IntakeFacts } from "../../cards/facts.ts";
import { button } from "./facts.ts";

export const proposal: IntakeFacts = {
  tone: "comingDue",
  title: "单位提请立项",
  status: "待决定",
  matter: "网格员培训",
  ask: "请决定：立项的，核对预览后确认下达，此时才取得编号；不予立项的，写明理由。",
  facts: [
    { label: "来源类别", value: "单位提请" },
    { label: "提请人", value: "汉滨区平安办平示例 11月24日 09:20 提请" },
    { label: "拟承办单位", value: "汉滨区" },
    { label: "建议期限", value: "12月4日（周五）" },
    { label: "来源", value: "" },
    {
      label: "工作要求",
      value: "各镇办网格员轮训一遍，培训后逐人建账，并把未参训人员名单和补训安排一并报送。".repeat(3),
    },
  ],
  actions: [
    button("立项", "register", { kind: "primary" }),
    button("不予立项", "form.turnDown", { kind: "danger" }),
    button("待立项清单", "goto"),
  ],
  form: null,
  open: true,
  reference: "a1b2c3d4",
};

export const turnedDown: IntakeFacts = {
  ...proposal,
  tone: "ended",
  title: "提请的事项不予立项",
  status: "不予立项",
  ask: "甄明 11月24日 10:05 决定不予立项，理由：已列入省级专项，不再单独督办",
  actions: [button("待立项清单", "goto")],
  open: false,
};

export const turningDown: IntakeFacts = {
  ...proposal,
  actions: [],
  form: {
    notice: "不予立项：提交后告知提请单位，理由一并送达。",
    fault: "请补充：不予立项的理由。",
    fields: [
      {
        ...{ name: "reason", label: "不予立项的理由", kind: "text", required: true },
        ...{ placeholder: "请说明不予立项的依据", most: 500, multiline: true, value: "" },
      },
    ],
    submit: button("提交", "turnDown", { kind: "primary" }),
    back: button("返回", "back"),
  },
};
