import { describe, expect, test } from "vitest";
import { readUnits, takeLeadingUnits } from "../../../src/domain/roster/match-units.ts";
import type { Unit } from "../../../src/domain/roster/unit.ts";
import { hanbin, hanyin, office, police, taskForce, unitOf } from "../cast.ts";

const zone = unitOf("恒口示范区", "functionalZone", { shortName: "恒口" });
const civil = unitOf("安康市民政局", "memberUnit", { aliases: ["民政"] });
const education = unitOf("安康市教育体育局", "memberUnit", { aliases: ["教体"] });
const units: Unit[] = [
  ...[office, hanbin, hanyin, unitOf("石泉县", "county"), unitOf("旬阳市", "county"), unitOf("华县", "county")],
  ...[zone, police, civil, education, unitOf("民政事务所", "responsibleUnit"), taskForce],
  ...["大数据中心", "供水公司", "交通集团", "老城政府", "市场服务所"].map((name) => unitOf(name, "responsibleUnit")),
];

const names = (all: readonly Unit[]): string => all.map(({ name }) => name).join("、");

/** What a line gives: its units, whatever is in doubt, and the matter. */
function said(line: string, all: readonly Unit[] = units): string[] {
  const { units: found, groups, ambiguous, unknown, rest } = takeLeadingUnits(line, all);
  expect(groups).toEqual([]);
  const doubts = [
    ...ambiguous.map(({ word, candidates }) => `${word}有${names(candidates)}`),
    ...unknown.map(({ word, nearest }) => `${word}近${names(nearest)}`),
  ];
  return [names(found), ...doubts, rest];
}

describe("事项紧跟在单位后面", () => {
  test.each([
    ["大数据中心整改", "大数据中心", "整改"],
    ["供水公司整改", "供水公司", "整改"],
    ["交通集团整改", "交通集团", "整改"],
    ["老城政府整改", "老城政府", "整改"],
    ["恒口整改", "恒口示范区", "整改"],
    ["汉滨区公安局周边整治", "汉滨区", "公安局周边整治"],
    ["汉滨区集中整治城乡结合部村镇", "汉滨区", "集中整治城乡结合部村镇"],
    ["汉滨区校长培训", "汉滨区", "校长培训"],
    ["汉滨区委托第三方评估", "汉滨区", "委托第三方评估"],
    ["汉滨区委派干部下沉", "汉滨区", "委派干部下沉"],
    ["汉滨区委常委会精神落实", "", "汉滨区委常委会精神落实"],
    ["汉滨区长培训", "", "汉滨区长培训"],
    ["汉滨区、教体整改", "汉滨区", "、教体整改"],
    ["汉滨区、（石泉县）整改", "汉滨区", "、（石泉县）整改"],
    ["市场服务所整改", "", "市场服务所整改"],
    ["汉", "", "汉"],
  ])("“%s”交给 %s，事项“%s”", (line, expected, rest) => {
    expect(said(line)).toEqual([expected, rest]);
  });

  test.each([
    ["汉滨区安康市民政局 整改", "汉滨区、安康市民政局", " 整改"],
    ["汉阴县汉滨 整改", "汉阴县、汉滨区", " 整改"],
    ["汉滨区石泉 整改", "汉滨区", "石泉 整改"],
    ["汉滨区、公安局 整改", "汉滨区、安康市公安局", " 整改"],
  ])("两个单位连着写：“%s”", (line, expected, rest) => {
    expect(said(line)).toEqual([expected, rest]);
  });

  test("一个词指两个单位的，后面紧跟文字就不猜，隔开了才问", () => {
    const twins = [...units, unitOf("恒口供电所", "responsibleUnit", { aliases: ["恒口"] })];
    expect(said("恒口整改", twins)).toEqual(["", "恒口整改"]);
    expect(said("汉滨区恒口 整改", twins)).toEqual(["汉滨区", "恒口 整改"]);
    expect(said("汉滨区、恒口 整改", twins)).toEqual(["汉滨区", "恒口有恒口示范区、恒口供电所", " 整改"]);
  });
});

describe("用连词连起来的单位", () => {
  test.each([
    ["民政与市公安局 整改", "安康市民政局、安康市公安局"],
    ["民政及市公安局 整改", "安康市民政局、安康市公安局"],
    ["民政以及市公安局 整改", "安康市民政局、安康市公安局"],
    ["汉滨区与汉阴县 整改", "汉滨区、汉阴县"],
    ["汉滨区以及汉阴县 整改", "汉滨区、汉阴县"],
    ["汉阴和石泉 整改", "汉阴县、石泉县"],
    ["汉阴以及石泉 整改", "汉阴县、石泉县"],
  ])("“%s”是 %s", (line, expected) => {
    expect(said(line)).toEqual([expected, " 整改"]);
  });

  test.each([
    ["与公安局联合执法", "", "与公安局联合执法"],
    ["汉滨区 和谐社区 创建", "汉滨区", " 和谐社区 创建"],
    ["汉滨区和谐社区 创建", "汉滨区", "和谐社区 创建"],
    ["汉滨区 及时整改督导组 反馈问题", "汉滨区", " 及时整改督导组 反馈问题"],
  ])("“%s”里的连词是事项的，不当作连着单位", (line, expected, rest) => {
    expect(said(line)).toEqual([expected, rest]);
  });

  test.each([
    ["汉滨区和汉阳县 整改", ["汉滨区", "汉阳县近汉阴县", " 整改"]],
    ["汉阳县和汉滨区 整改", ["汉滨区", "汉阳县近汉阴县", " 整改"]],
    ["汉阳县以及汉滨区 整改", ["汉滨区", "汉阳县近汉阴县", " 整改"]],
  ])("“%s”里认不出的单独指出", (line, expected) => {
    expect(said(line)).toEqual(expected);
  });
});

describe("省去末字的县区，隔开写才认", () => {
  test.each([
    ["汉滨区 石泉 旬阳 整改", "汉滨区、石泉县、旬阳市", " 整改"],
    ["汉滨区 教育 整改", "汉滨区", " 教育 整改"],
    ["汉滨区 扫黑除恶专项 整改", "汉滨区", " 扫黑除恶专项 整改"],
    ["汉滨区 华 整改", "汉滨区", " 华 整改"],
  ])("“%s”是 %s", (line, expected, rest) => {
    expect(said(line)).toEqual([expected, rest]);
  });

  test("两个县区只差末字的，不猜", () => {
    expect(said("汉滨区 石泉 整改", [...units, unitOf("石泉区", "county")])).toEqual(["汉滨区", " 石泉 整改"]);
  });
});

describe("像单位而认不出的词", () => {
  test.each(["新城街道", "综合服务中心", "某某公司", "某某集团", "某某大队", "某某支队", "城区整治办"])(
    "“%s”指出来",
    (word) => {
      expect(said(`${word} 整改`)).toEqual(["", `${word}近`, " 整改"]);
    },
  );

  test("汉滨区的街道是另一个单位；写错一个字的县区指得出", () => {
    expect(said("汉滨区新城街道 整改")).toEqual(["", "汉滨区新城街道近汉滨区", " 整改"]);
    expect(said("汉滨区 汉宾区 整改")).toEqual(["汉滨区", "汉宾区近汉滨区", " 整改"]);
  });

  test.each([
    ["二十个字以内的才像单位", 19, true],
    ["超过二十个字的是事项", 20, false],
  ])("%s", (_, before, asked) => {
    expect(takeLeadingUnits(`${"甲".repeat(before)}局 整改`, units).unknown).toHaveLength(asked ? 1 : 0);
  });

  test.each([
    ...["推进平安小区", "加强巡逻大队", "加快建设指挥中心", "开展联防联控进小区", "落实包抓到镇", "规范基层综治中心"],
    ...["建设平安乡镇", "建好综治中心", "整治城中村小区", "做好信访进校区", "组织群防群治队", "抓好网格党支部"],
    ...["督促各镇", "迎接省督导组", "整改老旧小区", "排查出租小区"],
  ])("“%s”以动词开头，是事项", (matter) => {
    expect(said(`${matter} 11月30日`)).toEqual(["", `${matter} 11月30日`]);
  });
});

describe("单位栏里一个词也不漏", () => {
  const strays = (words: string): string[] => {
    const { units: found, unknown } = readUnits(words, units);
    return [names(found), ...unknown.map(({ word }) => word)];
  };

  test.each([
    ["汉滨区（牵头）、石泉县", ["汉滨区、石泉县", "牵头"]],
    ["汉滨区。石泉县", ["汉滨区、石泉县"]],
    ["承办：汉滨区", ["汉滨区", "承办"]],
    ["（汉滨区）", ["汉滨区"]],
    ["安康市平安", ["安康市平安办"]],
    ["汉阳县以及汉滨区", ["汉滨区", "汉阳县"]],
  ])("“%s”", (words, expected) => {
    expect(strays(words)).toEqual(expected);
  });

  test("平安办不作承办单位，一行话里只说半个名字不算", () => {
    expect(said("安康市平安 整改")).toEqual(["", "安康市平安 整改"]);
  });

  test("最多读三百个词", () => {
    expect(readUnits("甲、".repeat(301), units).unknown).toHaveLength(300);
  });

  const [civilOffice, forestry] = ["安康市民政局", "安康市林业局"].map((name) => unitOf(name, "memberUnit"));
  const shops = ["东一局", "东二局", "东三局", "东四局"].map((name) => unitOf(name, "memberUnit"));

  test.each([
    ["两个字错一个，算笔误", "汉兵", [hanbin], "汉滨区"],
    ["五个字错两个，不算", "康市民改局", [civilOffice], ""],
    ["六个字错两个，算笔误", "安康市司改局", [civilOffice], "安康市民政局"],
    ["名称在里面的也给出", "宁陕公安局", [police], "安康市公安局"],
    ["两个字的叫法在里面的也给出", "平利民政站", [civil], "安康市民政局"],
    ["一个字的叫法不作数", "诚信办", [unitOf("安康市信访局", "memberUnit", { aliases: ["信"] })], ""],
    ["最像的在前", "安康市民改局", [forestry, civilOffice], "安康市民政局、安康市林业局"],
    ["至多给出三个", "东五局", shops, "东一局、东二局、东三局"],
  ] as [string, string, Unit[], string][])("%s：“%s”", (...[, word, known, expected]) => {
    expect(names(readUnits(word, known).unknown[0]?.nearest ?? [])).toBe(expected);
  });
});

test("“全体单位”与“全体”同义", () => {
  const [all, everybody] = ["全体 整改", "全体单位 整改"].map((line) => takeLeadingUnits(line, units));
  expect(everybody?.units).toEqual(all?.units);
  expect([everybody?.groups, everybody?.rest]).toEqual([[{ word: "全体", count: 15 }], " 整改"]);
});
