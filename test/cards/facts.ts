import type {
  AssignmentFacts,
  CardAction,
  DigestFacts,
  DraftFacts,
  FormFacts,
  GroupedFacts,
  HistoryLine,
  ItemFacts,
  LedgerFacts,
  LineFacts,
  LinkFacts,
  PlainFacts,
  SettingsFacts,
} from "../../cards/facts.ts";
import type { GroupNoticeFacts } from "../../cards/group-notice-facts.ts";
import type { JournalHeadFacts } from "../../cards/journal-head.ts";
import type { RosterFacts } from "../../cards/roster-facts.ts";
import type { UnitFacts } from "../../cards/unit-facts.ts";

const reference = "a1b2c3d4";

/** A button as the bot hands it over: an opaque reference, no number, no name. */
export const button = (label: string, act: string, look: Pick<CardAction, "kind" | "confirm"> = {}): CardAction => ({
  label,
  value: { act, ref: "QmVpc3BpZWwtUmVmZXJl", version: 3 },
  ...look,
});

export const reportForm: FormFacts = {
  notice: "反馈进展：提交后记入台账，经办人可随时查看。",
  fault: null,
  fields: [
    {
      name: "progress",
      label: "进展情况",
      kind: "text",
      required: true,
      placeholder: "做了什么、到什么程度",
      most: 1000,
      multiline: true,
      value: "",
    },
    {
      name: "percent",
      label: "完成比例（%）",
      kind: "text",
      required: false,
      placeholder: "0 至 100，可不填",
      most: 4,
      multiline: false,
      value: "",
    },
    { name: "until", label: "预计完成", kind: "date", required: false, placeholder: "请选择日期", value: null },
  ],
  submit: button("提交", "reportProgress", { kind: "primary" }),
  back: button("返回", "back"),
};

const history: HistoryLine[] = [
  { when: "11月23日 09:20", who: "甄明", what: "下达", words: "" },
  { when: "11月23日 10:05", who: "贾示例", what: "签收", words: "" },
  {
    when: "11月24日 15:40",
    who: "贾示例",
    what: "反馈进展",
    words: "已完成 12 处点位勘查；完成 40%；下一步：更换 5 处镜头",
  },
];

export const issued: AssignmentFacts = {
  tone: "information",
  title: "督导事项交办",
  number: "督〔2026〕1号",
  matter: "雪亮工程点位整改",
  due: "11月30日（周一），还有 5 个工作日",
  unit: "汉滨区",
  status: "待签收",
  ask: "请于11月24日（周二）前签收；确不属本单位职责的，请选择“不属本单位”并写明理由。",
  facts: [
    { label: "工作要求", value: "对失效点位逐一排查更换，建立台账。" },
    { label: "工作领域", value: "平安建设" },
    { label: "类别", value: "专项工作 · 雪亮工程" },
  ],
  history: history.slice(0, 1),
  evidence: [],
  actions: [button("签收", "acknowledge", { kind: "primary" }), button("不属本单位", "form.decline")],
  form: null,
  open: true,
  reference,
};

export const inProgress: AssignmentFacts = {
  ...issued,
  tone: "grave",
  title: "督导事项 · 办理中",
  due: "11月20日（周五），已逾期 2 个工作日",
  status: "办理中",
  ask: "贾示例 11月24日 15:40 反馈进展：已完成 12 处点位勘查。请按要求办理，及时反馈进展；完成后申请办结。",
  facts: [...issued.facts, { label: "签收", value: "贾示例 11月23日 10:05" }, { label: "完成比例", value: "40%" }],
  history,
  evidence: [{ name: "点位勘查表.xlsx", when: "11月24日 15:45", who: "贾示例" }],
  actions: [
    button("反馈进展", "form.reportProgress"),
    button("上传佐证", "attachEvidence"),
    button("申请办结", "form.submitCompletion", { kind: "primary" }),
    button("刷新", "goto"),
  ],
};

export const inForm: AssignmentFacts = { ...inProgress, actions: [], form: reportForm };

export const inFault: AssignmentFacts = {
  ...inForm,
  form: {
    ...reportForm,
    fault: "完成比例请填 0 至 100 的整数，收到的是“四成”。",
    fields: reportForm.fields.map((field) =>
      field.name === "progress" && field.kind === "text"
        ? { ...field, value: "已完成 12 处点位勘查\n其余 5 处待更换" }
        : field.name === "percent" && field.kind === "text"
          ? { ...field, value: "四成" }
          : field,
    ),
  },
};

export const submitted: AssignmentFacts = {
  ...inProgress,
  tone: "information",
  title: "办结申请待审核",
  due: "11月30日（周一），还有 4 个工作日",
  status: "待审核",
  ask: "请审核：符合要求的通过并销号；不符合的写明理由退回。",
  actions: [
    button("通过并销号", "closeOut", { kind: "primary", confirm: closing() }),
    button("退回", "form.returnForRework", { kind: "danger" }),
    button("改期", "form.redate"),
    button("撤销", "form.cancel", { kind: "danger" }),
    button("刷新", "goto"),
  ],
};

function closing() {
  return { title: "通过并销号", text: "确认该单位已按要求完成，予以销号？" };
}

export const closedOut: AssignmentFacts = {
  ...inProgress,
  tone: "done",
  title: "事项已销号",
  due: "11月30日（周一）",
  status: "已销号",
  ask: "甄明 11月26日 09:30 审核通过并销号。本事项已销号，感谢配合。",
  actions: [],
  open: false,
};

export const item: ItemFacts = {
  tone: "comingDue",
  title: "督导事项已下达",
  number: "督〔2026〕2号",
  matter: "岁末年初矛盾纠纷排查",
  due: "11月26日（周四），还有 2 个工作日",
  status: "办理中",
  sum: "共 3 个承办单位：待签收 1，办理中 1，已销号 1",
  ask: "甄明 11月23日 09:20 下达。各单位办理情况随时更新于本卡。",
  facts: issued.facts,
  units: [
    { unit: "汉滨区", status: "待签收", due: "11月26日（周四），还有 2 个工作日", latest: "尚未签收" },
    {
      unit: "石泉县",
      status: "办理中（逾期）",
      due: "11月20日（周五），已逾期 2 个工作日",
      latest: "容示范 11月24日 10:00 反馈进展",
    },
    { unit: "高新区", status: "已销号", due: "11月26日（周四）", latest: "甄明 11月24日 16:00 审核通过并销号" },
  ],
  history,
  actions: [button("改期", "form.redate"), button("撤销", "form.cancel", { kind: "danger" }), button("刷新", "goto")],
  form: null,
  open: true,
  reference,
};

export const draftForm: FormFacts = {
  notice: "确认下达后取得编号，并向各承办单位联络员发出交办卡片。",
  fault: null,
  fields: [
    {
      name: "units",
      label: "承办单位",
      kind: "text",
      required: true,
      placeholder: "单位名称、简称，或各县区",
      most: 500,
      multiline: false,
      value: "汉滨区",
    },
    {
      name: "matter",
      label: "事项",
      kind: "text",
      required: true,
      placeholder: "一句话写明办什么",
      most: 200,
      multiline: false,
      value: "雪亮工程点位整改",
    },
    {
      name: "requirement",
      label: "工作要求",
      kind: "text",
      required: false,
      placeholder: "标准、范围、报送要求，可不填",
      most: 2000,
      multiline: true,
      value: "",
    },
    {
      name: "workstreams",
      label: "工作领域（建议）",
      kind: "multiSelect",
      required: true,
      placeholder: "请选择",
      options: [
        { value: "peaceBuilding", label: "平安建设" },
        { value: "municipalGovernance", label: "市域社会治理现代化" },
        { value: "gangCrimeCrackdown", label: "扫黑除恶" },
      ],
      value: ["peaceBuilding"],
    },
    {
      name: "category",
      label: "类别（建议）",
      kind: "select",
      required: true,
      placeholder: "请选择",
      options: [
        { value: "specialTasks", label: "（六）专项工作" },
        { value: "other", label: "（八）其他" },
      ],
      value: "specialTasks",
    },
    { name: "due", label: "办理期限", kind: "date", required: true, placeholder: "请选择日期", value: "2026-11-30" },
    {
      name: "basis",
      label: "依据",
      kind: "select",
      required: false,
      placeholder: "类别（一）至（六）必选",
      options: [{ value: "otherBasis", label: "其他依据" }],
      value: null,
    },
  ],
  submit: button("确认下达", "issue", {
    kind: "primary",
    confirm: { title: "确认下达", text: "将向 1 个单位发出交办卡片。" },
  }),
  back: button("取消", "discard"),
};

export const draft: DraftFacts = {
  title: "督办预览",
  tone: "information",
  preview: [
    { label: "事项", value: "雪亮工程点位整改" },
    { label: "送达", value: "汉滨区（联络员 贾示例）" },
    { label: "办理期限", value: "11月30日（周一），还有 5 个工作日" },
  ],
  warnings: ["汉滨区尚未登记第一责任人，逾期时只能告知平安办。"],
  form: draftForm,
  outcome: null,
  actions: [],
  reference,
};

export const approval: DraftFacts = {
  title: "下达请示，请审定",
  tone: "comingDue",
  preview: [
    { label: "事项", value: "雪亮工程点位整改" },
    { label: "送达", value: "汉滨区（联络员 贾示例）" },
    { label: "办理期限", value: "11月30日（周一），还有 5 个工作日" },
    { label: "类别", value: "（七）基层基础建设 · 雪亮工程" },
    { label: "起草人", value: "甄示例 11月24日 09:20 送请同意" },
  ],
  warnings: [],
  form: null,
  outcome: null,
  actions: [
    button("同意", "approveIssue", {
      kind: "primary",
      confirm: { title: "同意下达", text: "同意后即取得编号，并向各承办单位联络员发出交办卡片。" },
    }),
    button("不同意", "form.refuseIssue", { kind: "danger" }),
  ],
  instead: "请发送 /待办 办理",
  reference,
};

export const draftPending: DraftFacts = {
  ...draft,
  title: "待负责人同意",
  warnings: [],
  form: null,
  outcome: "11月24日 09:20 已送请负责人郑示例同意，尚未下达；同意后取得编号，并向各承办单位联络员发出交办卡片。",
  actions: [button("收回", "takeBackDraft")],
};

export const draftIssued: DraftFacts = {
  ...draft,
  title: "督导事项已下达",
  tone: "done",
  warnings: [],
  form: null,
  outcome: "甄明 11月23日 09:20 下达，编号督〔2026〕1号，已向 1 个单位发出交办卡片。",
};

export const line: LineFacts = {
  tone: "grave",
  heading: "已逾期",
  number: "督〔2026〕1号",
  matter: "雪亮工程点位整改",
  unit: "汉滨区",
  says: "11月20日（周五）到期，已逾期 2 个工作日，请尽快办理并反馈进展。",
  actions: [
    button("反馈进展", "form.reportProgress"),
    button("申请办结", "form.submitCompletion", { kind: "primary" }),
    button("查看", "goto"),
  ],
  receipt: null,
};

export const morning: GroupedFacts = {
  tone: "grave",
  title: "今日督办提醒",
  lead: "贾示例同志，您有 3 项督导事项需要办理。",
  lines: [
    line,
    {
      ...line,
      tone: "today",
      heading: "今日到期",
      number: "督〔2026〕3号",
      matter: "校园周边治安巡查",
      says: "今天 24:00 到期，请办结或说明情况。",
      receipt: "贾示例 11月24日 09:12 申请办结，等待平安办审核。",
    },
    {
      ...line,
      tone: "comingDue",
      heading: "即将到期",
      number: "督〔2026〕4号",
      matter: "网格员培训",
      says: "11月27日（周五）到期，还有 3 个工作日。",
      actions: [button("签收", "acknowledge", { kind: "primary" }), button("查看", "goto")],
    },
  ],
  more: 2,
  moreAction: button("查看", "todo"),
  paging: [],
  empty: "",
  note: "",
  reference,
};

export const escalation: GroupedFacts = {
  ...morning,
  title: "长期逾期事项告知",
  lead: "以下事项已逾期 3 个工作日以上，请第一责任人过问并作书面说明。",
  lines: [{ ...line, heading: "", says: "11月17日（周二）到期，已逾期 5 个工作日。" }],
  more: 0,
  moreAction: null,
  note: "本卡同时告知平安办",
};

export const nothingWaits: GroupedFacts = {
  ...morning,
  tone: "information",
  title: "我的待办",
  lead: "",
  lines: [],
  more: 0,
  moreAction: null,
  empty: "目前没有等您办理的事项。",
};

export const withHandedDown: GroupedFacts = {
  ...nothingWaits,
  apart: {
    title: "上级和领导交办事项",
    figures: "在办 2，逾期 1",
    lines: ["督〔2026〕1号　雪亮工程点位整改　汉滨区　办理中，11月20日（周五），已逾期 2 个工作日"],
    left: 1,
    action: button("查看", "goto"),
  },
};

export const secondPage: GroupedFacts = {
  ...morning,
  tone: "information",
  title: "我的待办",
  lead: "共 23 项，最急的在前。",
  more: 0,
  moreAction: null,
  paging: [button("上一页", "previous"), button("下一页", "next")],
};

export const digest: DigestFacts = {
  title: "督办周报",
  period: "11月16日（周一）至11月22日（周日）",
  counts: [
    { label: "在办", count: 12 },
    { label: "逾期", count: 3 },
    { label: "本期办结", count: 4 },
    { label: "本周到期", count: 5 },
  ],
  chart: [
    { unit: "汉滨区", status: "办理中", count: 3 },
    { unit: "汉滨区", status: "逾期", count: 2 },
    { unit: "石泉县", status: "待签收", count: 1 },
    { unit: "石泉县", status: "逾期", count: 1 },
    { unit: "高新区", status: "办理中", count: 5 },
  ],
  table: [
    { unit: "汉滨区", open: 5, overdue: 2, closed: 2, dueThisWeek: 3 },
    { unit: "石泉县", open: 2, overdue: 1, closed: 1, dueThisWeek: 1 },
    { unit: "高新区", open: 5, overdue: 0, closed: 1, dueThisWeek: 1 },
  ],
  otherUnits: null,
  overdue: [{ number: "督〔2026〕1号", matter: "雪亮工程点位整改", unit: "汉滨区", days: "逾期 2 个工作日" }],
  closed: [{ number: "督〔2026〕5号", matter: "出租房屋摸排", unit: "石泉县" }],
  dueThisWeek: [{ number: "督〔2026〕3号", matter: "校园周边治安巡查", unit: "高新区", due: "11月26日（周四）" }],
  left: { overdue: 2, closed: 0, dueThisWeek: 0 },
  handedDown: null,
  waiting: "办结申请待审核 2 项，最长 5 个工作日；不属本单位待答复 1 项，最长不满 1 个工作日",
  figuresOnly: false,
  note: "逾期天数按工作日计算",
  reference,
};

export const digestWithHandedDown: DigestFacts = {
  ...digest,
  handedDown: {
    title: "上级和领导交办事项",
    figures: "在办 2，逾期 1，本期办结 0",
    lines: ["督〔2026〕1号　雪亮工程点位整改　汉滨区　办理中，11月20日（周五），已逾期 2 个工作日"],
    left: 1,
  },
};

export const groupNotice: GroupNoticeFacts = {
  title: "督办动态",
  period: "11月23日 10:03 至 今天 10:03",
  counts: [
    { label: "新下达", count: 2 },
    { label: "已销号", count: 1 },
  ],
  lists: [
    {
      title: "新下达",
      rows: [
        {
          number: "督〔2026〕6号",
          matter: "岁末年初矛盾纠纷排查",
          unit: "汉滨区、石泉县、高新区等 13 个单位",
          last: "期限11月30日（周一）",
        },
      ],
      left: 1,
    },
    {
      title: "已销号",
      rows: [{ number: "督〔2026〕5号", matter: "出租房屋摸排", unit: "石泉县", last: "" }],
      left: 0,
    },
  ],
  note: "范围：汉滨区",
  reference,
};

export const figuresOnly: DigestFacts = {
  ...digest,
  figuresOnly: true,
  note: "本群有外部成员，仅列数字",
};

export const quietWeek: DigestFacts = {
  ...digest,
  counts: digest.counts.map(({ label }) => ({ label, count: 0 })),
  chart: [],
  table: [],
  overdue: [],
  closed: [],
  dueThisWeek: [],
  left: { overdue: 0, closed: 0, dueThisWeek: 0 },
};

export const ledger: LedgerFacts = {
  title: "督导事项台账",
  said: "汉滨区 逾期",
  total: 12,
  sums: "未办结 12 条，其中逾期 3 条",
  rows: [
    { number: "督〔2026〕1号", matter: "雪亮工程点位整改", unit: "汉滨区", status: "办理中（逾期）", due: "11月20日" },
    { number: "督〔2026〕2号", matter: "岁末年初矛盾纠纷排查", unit: "汉滨区", status: "待签收", due: "11月26日" },
  ],
  page: { at: 1, of: 2 },
  lines: [button("查看", "goto"), button("查看", "goto")],
  paging: [button("下一页", "next"), button("导出", "export")],
  hint: "可加条件，如：/台账 汉滨区 逾期",
  reference,
};

export const emptyLedger: LedgerFacts = {
  ...ledger,
  sums: "",
  total: 0,
  rows: [],
  lines: [],
  paging: [],
  page: { at: 1, of: 1 },
};

export const settings: SettingsFacts = {
  title: "设置",
  lead: "现行规则第 2 版，共 2 项设置。修改后自施行之日起自动生效，此前的记录仍按当时的规则。",
  rows: [
    {
      label: "到期前提醒",
      value: "到期前 3、1 个工作日",
      says: [
        "自2021年2月9日（周二）起，初始设定（安平安发〔2021〕3号施行之日）",
        "自12月1日（周二）起改为“到期前 5、3、1 个工作日”",
      ],
      action: button("修改", "goto"),
    },
    {
      label: "佐证上传时限",
      value: "60 分钟",
      says: ["自11月24日（周二）起，管示例 11月24日 09:20 修改，依据：安平办发〔2026〕8号"],
      action: button("修改", "goto"),
    },
  ],
  actions: [button("修改记录", "goto"), button("刷新", "goto")],
  reference,
};

export const plain: PlainFacts = {
  tone: "information",
  title: "您好，我是督办助手",
  paragraphs: ["您可以发送 /待办 查看等您办理的事项。", "发送 /帮助 查看全部命令。"],
  facts: [
    { label: "姓名", value: "贾示例" },
    { label: "角色", value: "联络员" },
  ],
  actions: [button("查看", "todo", { kind: "primary" })],
  form: null,
  reference,
};

export const unit: UnitFacts = {
  tone: "comingDue",
  title: "单位情况",
  name: "汉滨区",
  facts: [
    { label: "类别", value: "县区" },
    { label: "层级", value: "县区" },
    { label: "督导科室", value: "督导股" },
  ],
  people: [
    { label: "第一责任人", value: "容汉滨（主要负责同志），收不到消息：没有飞书账号" },
    { label: "联络员", value: "甄汉滨（督导科科长）" },
  ],
  standIns: ["甄汉滨外出，由贾汉滨代理，至3月10日（周二）"],
  gaps: ["第一责任人容汉滨收不到消息（没有飞书账号）"],
  record: [
    { label: "在办", count: 5 },
    { label: "逾期", count: 2 },
    { label: "今年销号", count: 3 },
    { label: "其中按期", count: 2 },
    { label: "曾被退回", count: 1 },
  ],
  actions: [button("台账", "goto"), button("刷新", "goto")],
  reference,
};

export const rosterReady: RosterFacts = {
  tone: "information",
  title: "通讯录核对",
  lead: "核对完毕，尚未导入。请核对下列变化，确认后一次全部生效。",
  facts: [
    { label: "文件", value: "通讯录.xlsx" },
    { label: "表格内容", value: "单位 45 个，人员 600 名，群 2 个" },
    { label: "变化合计", value: "新增 1 项，变更 1 项，移出 1 项" },
  ],
  sections: [
    { title: "将新增：", lines: ["人员 1：新来的人（汉滨区）"], total: 1 },
    { title: "将变更：", lines: ["人员“甄示例”：职务“科员”改为“科长”"], total: 1 },
    { title: "将移出通讯录（过往事项中的记录保留）：", lines: ["人员 1：贾示例（汉滨区）"], total: 1 },
    {
      title: "不影响导入：",
      lines: ["“单位”表 第 3 行：“汉滨区”没有督导科室。请明确负责督导工作的科室（第六条）。"],
      total: 1,
      folded: "提醒（1）",
    },
  ],
  actions: [
    button("确认导入", "confirmRoster", {
      kind: "primary",
      confirm: { title: "确认导入", text: "新增 1 项，变更 1 项，移出 1 项，一次全部生效。" },
    }),
    button("取消", "cancelRoster"),
  ],
  reference,
};

export const rosterFaulty: RosterFacts = {
  ...rosterReady,
  tone: "grave",
  lead: "表格有需要改正的地方，改好以前不能导入。请对照随后发送的核对表格改正，再重新发送。通讯录没有任何改动。",
  facts: [{ label: "文件", value: "通讯录.xlsx" }],
  sections: [
    {
      title: "需要改正 42 处：",
      lines: [
        "“人员”表 第 8 行 “手机号”列：“甄示例”的手机号与第 2 行的“贾示例”相同。一个号码只能属于一人，请改正其中一行。",
      ],
      total: 42,
    },
  ],
  actions: [],
};

export const link: LinkFacts = {
  tone: "information",
  title: "后台任务",
  paragraphs: ["请点“打开”，在浏览器中查看排队和运行情况。链接只供本人使用，10 分钟内有效，只能使用一次。"],
  link: { label: "打开", url: "https://duban.example.gov.cn/ops/enter?link=13912345678-abc_DEF" },
  reference,
};

export const journalHead: JournalHeadFacts = {
  head: `1204:${"0f3a".repeat(16)}`,
  sealed: 58_231,
  at: "2026年11月24日 10:03",
  reference,
};
