import { expect, test } from "vitest";
import { topics } from "../../../src/domain/item/categories.ts";
import { suggest } from "../../../src/domain/item/suggest.ts";

const none = { workstream: null, category: null, topic: null, basis: null };
const grassroots = (topic: string) => ({
  ...none,
  workstream: "peaceBuilding",
  category: "grassrootsFoundations",
  topic,
});

test.each([
  ["雪亮工程点位整改", grassroots("brightProject")],
  ["综治中心实体化运行", grassroots("governanceCenter")],
  ["网格员配备", grassroots("gridManagement")],
  ["矛盾纠纷排查化解", grassroots("disputeResolution")],
  ["涉黑线索核查", { ...none, workstream: "gangCrimeCrackdown" }],
  ["落实市委领导批示", { ...none, category: "leaderInstructions", basis: "otherBasis" }],
  ["贯彻总书记重要指示", { ...none, category: "keyInstructions" }],
  ["落实全市政法工作会议精神", { ...none, category: "meetingsAndDeployments", basis: "otherBasis" }],
  ["落实《中国共产党政法工作条例》", { ...none, category: "lawsAndSystems", basis: "politicalLegalWork" }],
  [
    "易地搬迁安置区六化同步",
    { ...none, workstream: "municipalGovernance", category: "keyDocuments", basis: "sixSynchronisations" },
  ],
  ["国庆维稳安保", { ...none, category: "specialTasks" }],
  ["校园安全隐患", { ...none, workstream: "peaceBuilding" }],
  ["报送材料", none],
  ["", none],
])("“%s”建议为 %j", (matter, suggestion) => {
  expect(suggest(matter)).toEqual(suggestion);
});

test("08-7 十三个专题各有一种说法能认出来", () => {
  const said = [
    "乡镇政法委员配备",
    "综治中心",
    "网格化服务管理",
    "雪亮工程",
    "心理服务体系",
    "矛盾纠纷多元化解",
    "平安校园创建",
    "社会治安防控体系",
    "群防群治队伍",
    "协调机制建设运行",
    "领导责任制落实",
    "综治干部教育培训",
    "满意度巩固提升",
  ];
  expect(said.map((matter) => suggest(matter).topic)).toEqual(Object.keys(topics));
});

test("不属基层基础建设的类别不带专题", () => {
  expect(suggest("落实领导批示，推进雪亮工程")).toMatchObject({ category: "leaderInstructions", topic: null });
});

/** Every word that hints, with what it speaks for; a word said twice stands in both lines. */
const speaking: [keyof ReturnType<typeof suggest>, string, string][] = [
  ["workstream", "gangCrimeCrackdown", "扫黑 除恶 黑恶 涉黑 涉恶 线索核查"],
  ["workstream", "municipalGovernance", "市域 社会治理现代化 六化同步 搬迁安置"],
  ["workstream", "peaceBuilding", "平安 综治 治安 安全 整改 排查"],
  ["category", "keyInstructions", "总书记 重要讲话 重要指示"],
  ["category", "leaderInstructions", "批示 交办 领导指示"],
  ["category", "meetingsAndDeployments", "会议精神 全会 工作会议 会议部署"],
  ["category", "lawsAndSystems", "政法工作条例 条例 规定 办法 领导责任制实施细则"],
  ["category", "keyDocuments", "六化同步 搬迁安置"],
  ["category", "specialTasks", "专项行动 专项工作 专项整治 敏感节点 重大案 维稳安保"],
  ["topic", "politicalLegalCommissioner", "政法委员"],
  ["topic", "governanceCenter", "综治中心"],
  ["topic", "gridManagement", "网格"],
  ["topic", "brightProject", "雪亮 视频监控 点位"],
  ["topic", "psychologicalService", "心理"],
  ["topic", "disputeResolution", "矛盾 纠纷 调解 信访"],
  ["topic", "grassrootsPeaceCreation", "平安村 平安社区 平安校园 平安医院 平安企业 平安家庭 平安景区 基层平安创建"],
  ["topic", "securityPreventionSystem", "防控"],
  ["topic", "massPreventionTeams", "群防群治 志愿 巡逻 义警"],
  ["topic", "coordinationMechanism", "协调机制 联席会议"],
  ["topic", "leaderResponsibility", "领导责任制"],
  ["topic", "cadreTraining", "培训 教育"],
  ["topic", "satisfactionImprovement", "满意度"],
  ["basis", "otherBasis", "批示 交办 领导指示 会议精神 全会 工作会议 会议部署"],
  ["basis", "politicalLegalWork", "政法工作条例"],
  ["basis", "sixSynchronisations", "六化同步 搬迁安置"],
];

test.each(speaking.flatMap(([field, value, words]) => words.split(" ").map((word) => [word, field, value] as const)))(
  "只说“%s”，%s 建议为 %s（00-4、八）",
  (word, field, value) => {
    expect(suggest(`关于${word}一事`)[field]).toBe(value);
  },
);
