/** Who takes part in a scenario. */
export type Part = "office" | "liaison" | "principal" | "leader";

/** One thing a hand does: says the line of the scenario, presses the button that carries this act, turns the clock. */
export type Deed = { say: "line" } | { press: string } | { turn: "workingMorning" | "monday" };

/** What stands on a card in somebody's chat once a step is done; `line` stands in the same paragraph as the matter. */
export type Sign = { of: Part; act?: string; head?: string; text?: string; line?: string; ofAnyMatter?: true };

export type Step = { word: StepName; by: Part; beside: readonly Part[]; deeds: readonly Deed[]; done: Sign };

export type StepName =
  | "issue"
  | "confirm"
  | "sign"
  | "report"
  | "dueSoon"
  | "overdue"
  | "escalated"
  | "apply"
  | "sendBack"
  | "applyAgain"
  | "closeOut"
  | "digest";

const issue: Step = {
  ...{ word: "issue", by: "office", beside: ["liaison"] },
  ...{ deeds: [{ say: "line" }], done: { of: "office", act: "issue" } },
};
const confirm: Step = {
  ...{ word: "confirm", by: "office", beside: ["liaison"] },
  ...{ deeds: [{ press: "issue" }], done: { of: "liaison", act: "acknowledge" } },
};
const sign: Step = {
  ...{ word: "sign", by: "liaison", beside: ["office"] },
  ...{ deeds: [{ press: "acknowledge" }], done: { of: "liaison", act: "form.submitCompletion" } },
};
const applying: readonly Deed[] = [{ press: "form.submitCompletion" }, { press: "submitCompletion" }];

const report: Step = {
  ...{ word: "report", by: "liaison", beside: ["office"] },
  deeds: [{ press: "form.reportProgress" }, { press: "reportProgress" }],
  done: { of: "liaison", act: "form.reportProgress", text: "反馈进展：" },
};
const dueSoon: Step = {
  ...{ word: "dueSoon", by: "liaison", beside: ["office"] },
  ...{ deeds: [{ turn: "workingMorning" }], done: { of: "liaison", line: "即将到期" } },
};
const overdue: Step = {
  ...{ word: "overdue", by: "liaison", beside: ["office"] },
  ...{ deeds: [{ turn: "workingMorning" }], done: { of: "liaison", line: "已逾期" } },
};
const escalated: Step = {
  ...{ word: "escalated", by: "principal", beside: ["liaison"] },
  ...{ deeds: [{ turn: "workingMorning" }], done: { of: "principal", head: "长期逾期事项告知" } },
};
const apply: Step = {
  ...{ word: "apply", by: "liaison", beside: ["office"] },
  ...{ deeds: applying, done: { of: "office", act: "closeOut" } },
};
const sendBack: Step = {
  ...{ word: "sendBack", by: "office", beside: ["liaison"] },
  deeds: [{ press: "form.returnForRework" }, { press: "returnForRework" }],
  done: { of: "liaison", act: "form.submitCompletion" },
};
const closeOut: Step = {
  ...{ word: "closeOut", by: "office", beside: ["liaison"] },
  ...{ deeds: [{ press: "closeOut" }], done: { of: "liaison", head: "已销号" } },
};
const digest: Step = {
  ...{ word: "digest", by: "leader", beside: ["office"] },
  ...{ deeds: [{ turn: "monday" }], done: { of: "leader", head: "督办周报", ofAnyMatter: true } },
};

/**
 * The four ways through the product. No two matters are of the same topic: while one of a topic is open, the product asks
 * why another is issued to the same unit, and a way begun again takes its next matter.
 */
export const scenarios = {
  signing: {
    matters: ["雪亮工程点位整改", "网格员走访情况排查", "平安社区创建自查"],
    steps: [issue, confirm, sign, report],
  },
  limits: {
    matters: ["矛盾纠纷集中排查", "心理服务站点排查", "群众满意度回访整改"],
    steps: [issue, confirm, sign, dueSoon, overdue, escalated],
  },
  rework: {
    matters: ["综治中心规范化建设排查", "治安防控薄弱部位排查", "政法委员履职情况自查"],
    steps: [issue, confirm, sign, apply, sendBack, { ...apply, word: "applyAgain" }, closeOut],
  },
  digest: { matters: ["夜间巡逻队伍排查", "部门协调机制自查", "业务培训情况自查"], steps: [issue, confirm, digest] },
} as const satisfies Record<string, { matters: readonly string[]; steps: readonly Step[] }>;

export type ScenarioName = keyof typeof scenarios;
export const scenarioNames = Object.keys(scenarios) as ScenarioName[];

const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
const PAIRS = 60;
/** No hour, day or week is a multiple of it, so that a clock turned forward comes to no mark it had. */
const MARKS = 3_491;

const pair = (at: number) => `${STEMS[at % STEMS.length]}${BRANCHES[at % BRANCHES.length]}`;

/** A matter with the mark of a run, without figures that could be read as a date. */
export function marked(matter: string, begunAt: number): string {
  const at = Math.floor(begunAt / 1_000) % MARKS;
  return `${matter}（导览${pair(Math.floor(at / PAIRS))}${pair(at % PAIRS)}）`;
}
