import type { ScenarioName, StepName } from "./tour/scenarios.ts";

const steps: Record<StepName, string> = {
  issue: "平安办工作人员发送一句督办，核对预览。问题导向（三（二））：事项、单位、期限缺一不可。",
  confirm:
    "点“确认下达”。事项取得编号，交办卡片送到承办单位联络员（四（三））；点之前随时可以改，点之后只能改期或撤销。",
  sign: "联络员点“签收”，写明何人何时受理（七（二））；不属本单位的，也在这张卡片上提出。",
  report: "联络员点“反馈进展”，填写后提交（七（二））。每次反馈都记入台账，平安办那边看得到。",
  dueSoon: "点“到下一个工作日上午”，到期前的工作日上午，联络员收到“今日督办提醒”（四（五））。只在工作日提醒。",
  overdue: "继续点“到下一个工作日上午”，过了期限，提醒上写“已逾期”和逾期的工作日数（四（五）），直到办结。",
  escalated: "再往前走，逾期第 3 个工作日，第一责任人和平安办收到红色的“长期逾期事项告知”（七（一））。",
  apply: "联络员点“申请办结”，写明办结情况后提交（七（二））。能不能销号由平安办决定。",
  sendBack: "平安办点“退回”并写明理由，事项回到办理中，退回次数记入台账（十四（三））。期限不变。",
  applyAgain: "联络员按退回理由补办，再次“申请办结”（七（二））。前后两次申请都留在办理过程里。",
  closeOut: "平安办点“通过并销号”，联络员收到“事项已销号”（十四（三））。销号以后，任何按钮都不再起作用。",
  digest:
    "让时间走到下周一 08:40，在“市平安建设领导群”看“督办周报”（四（四）收集汇总）：在办、逾期、办结各多少，哪些单位逾期。",
};

const scenarios: Record<ScenarioName, string> = {
  signing: "下达并签收",
  limits: "临期到逾期",
  rework: "退回后再办结",
  digest: "周报",
};

/** The words of the guided tour and of the trial's own beginning. */
export const tourChinese = {
  open: "导览",
  openHint: "四个短情景，几分钟看完一件事项怎样办",
  choose: "选一个情景，随时可以离开，回来接着走：",
  offer: "第一次来？跟着导览走一遍，约三分钟。",
  resume: (name: string) => `接着走：${name}`,
  scenarios,
  steps,
  at: (name: string, step: number, of: number) => `${name} ${step}/${of}`,
  whose: (name: string) => `请看“${name}”这一栏。`,
  hand: "自己来",
  handHint: "把手放到要写、要点的地方；做完后页面自己往下走",
  doIt: "替我做",
  doing: "正在做…",
  leave: "离开导览",
  again: "重走这个情景",
  others: "选别的情景",
  finished: (name: string) => `“${name}”走完了。各栏里的卡片都是真的，可以接着办。`,
  stuck: "这一步现在做不了：这件事项的卡片上没有要点的按钮，可能已经另行办理。请重走这个情景，会另起一件事项。",
  waits: "还没有等到结果。请看相关一栏里的回复；也可以重走这个情景，会另起一件事项。",
  faulty: (names: string) => `正在演练：${names}，这一步可能做不成。先恢复正常，再接着走。`,
  restore: "恢复正常",
  turning: "时钟正在前进，请等它走完。",
  noCast:
    "通讯录里缺少导览要用的人：平安办工作人员、领导，以及同一单位的联络员和第一责任人。请补齐后再来，或重新开始。",
  written: "按要求办理（导览示例）",
};

export const cityChinese = {
  title: "示例城市",
  anew: "重新开始…",
  anewHint: "清空试用数据，回到今天的示例城市",
  anewTitle: "重新开始",
  anewText: "试用里的消息、事项、通讯录和前进的时间全部清空，换成今天的示例城市，不能恢复。确定吗？",
  anewDoing: "正在重新开始，约需几秒…",
  anewDone: "已重新开始。",
  roster: "自己的通讯录…",
  rosterHint: "用自己的单位和人员试用",
  rosterTitle: "导入自己的通讯录",
  rosterSteps: [
    "走过导览或办过事项的，先点“重新开始”：还有未办结事项的单位和人员不能从通讯录里去掉。",
    "下载空白表格，按“填写说明”填写。手机号、邮箱填虚构的即可，消息不会发出本机。",
    "打开系统管理员的会话，用“文件”把表格发给督办助手。",
    "核对卡片上列出的变化，点“确认导入”。表里有手机号或邮箱的人随即出现在名单里。",
  ].join("\n"),
  rosterTemplate: "下载空白表格",
  rosterOpen: "打开系统管理员的会话",
};
