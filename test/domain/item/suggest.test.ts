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
