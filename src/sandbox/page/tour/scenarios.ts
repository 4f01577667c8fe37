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
  done: { of: "liaison", text: "反馈进展：" },
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

/** The four ways through the product; each has a matter of its own, so that it begins wherever the city stands. */
export const scenarios = {
  signing: { matter: "雪亮工程点位整改", steps: [issue, confirm, sign, report] },
  limits: { matter: "矛盾纠纷集中排查", steps: [issue, confirm, sign, dueSoon, overdue, escalated] },
  rework: {
    matter: "综治中心规范化建设排查",
    steps: [issue, confirm, sign, apply, sendBack, { ...apply, word: "applyAgain" }, closeOut],
  },
  digest: { matter: "夜间巡逻队伍排查", steps: [issue, confirm, digest] },
} as const satisfies Record<string, { matter: string; steps: readonly Step[] }>;

export type ScenarioName = keyof typeof scenarios;
export const scenarioNames = Object.keys(scenarios) as ScenarioName[];

const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
const MINUTE_MS = 60_000;

/** The matter of a run with a mark of its own, without figures that could be read as a date. */
export function matterOf(name: ScenarioName, begunAt: number): string {
  const minute = Math.floor(begunAt / MINUTE_MS);
  const mark = `${STEMS[minute % STEMS.length]}${BRANCHES[minute % BRANCHES.length]}`;
  return `${scenarios[name].matter}（导览${mark}）`;
}
