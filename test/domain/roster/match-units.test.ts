import { describe, expect, test } from "vitest";
import { readUnits, takeLeadingUnits } from "../../../src/domain/roster/match-units.ts";
import type { Unit } from "../../../src/domain/roster/unit.ts";
import { hanbin, hanyin, office, police, taskForce, unitOf } from "../cast.ts";

const units: Unit[] = [
  office,
  hanbin,
  unitOf("汉滨区平安办", "pinganOffice", { level: "county", parentId: hanbin.id }),
  hanyin,
  unitOf("汉阴县平安办", "pinganOffice", { level: "county", parentId: hanyin.id }),
  unitOf("石泉县", "county"),
  unitOf("旬阳市", "county"),
  unitOf("高新区", "functionalZone", { aliases: ["高新技术开发区"] }),
  unitOf("恒口示范区", "functionalZone", { shortName: "恒口" }),
  police,
  unitOf("安康市住房和城乡建设局", "memberUnit", { shortName: "市住建局", aliases: ["住建局"] }),
  unitOf("安康市教育体育局", "memberUnit", { shortName: "市教体局", aliases: ["教体"] }),
  unitOf("安康市民政局", "memberUnit", { aliases: ["民政"] }),
  unitOf("公安局交警支队", "responsibleUnit"),
  taskForce,
];

const names = (all: readonly Unit[]): string => all.map(({ name }) => name).join("、");
const counties = "汉滨区、汉阴县、石泉县、旬阳市";
const zones = "高新区、恒口示范区";
const members = "安康市公安局、安康市住房和城乡建设局、安康市教育体育局、安康市民政局";
const everyone = `${counties}、${zones}、${members}、公安局交警支队`;

describe("一行话开头的单位", () => {
  test.each([
    ["汉滨区 雪亮工程点位整改", "汉滨区", "雪亮工程点位整改"],
    ["汉滨区雪亮工程点位整改", "汉滨区", "雪亮工程点位整改"],
    ["汉滨雪亮工程点位整改", "汉滨区", "雪亮工程点位整改"],
    ["　汉滨区　雪亮", "汉滨区", "雪亮"],
    ["汉 滨 区 雪亮", "汉滨区", "雪亮"],
    ["汉滨区：雪亮", "汉滨区", "：雪亮"],
    ["汉滨区", "汉滨区", ""],
    ["汉滨区、汉阴县 整改", "汉滨区、汉阴县", "整改"],
    ["汉滨区，汉阴县,石泉县 整改", "汉滨区、汉阴县、石泉县", "整改"],
    ["汉滨区 汉阴县 整改", "汉滨区、汉阴县", "整改"],
    ["汉滨区和汉阴县 整改", "汉滨区、汉阴县", "整改"],
    ["汉滨区、汉阴县及石泉县整改", "汉滨区、汉阴县、石泉县", "整改"],
    ["汉滨区汉阴县石泉县整改", "汉滨区、汉阴县、石泉县", "整改"],
    ["汉滨区、汉滨、汉滨区 整改", "汉滨区", "整改"],
    ["市公安局、住建局 整改", "安康市公安局、安康市住房和城乡建设局", "整改"],
    ["安康市住房和城乡建设局和市公安局 整改", "安康市住房和城乡建设局、安康市公安局", "整改"],
    ["住房和城乡建设局 整改", "安康市住房和城乡建设局", "整改"],
    ["教体 整改", "安康市教育体育局", "整改"],
    ["恒口 整改", "恒口示范区", "整改"],
    ["高新技术开发区整改", "高新区", "整改"],
    ["扫黑除恶专项组 线索核查", "扫黑除恶专项组", "线索核查"],
    ["交警 整改", "公安局交警支队", "整改"],
  ])("“%s”交给 %s", (line, expected, rest) => {
    const read = takeLeadingUnits(line, units);
    expect([names(read.units), read.rest.trim()]).toEqual([expected, rest]);
    expect([read.ambiguous, read.unknown, read.groups]).toEqual([[], [], []]);
  });

  test.each([
    ["汉滨区平安办 整改", "汉滨区平安办"],
    ["汉滨区平安办整改", "汉滨区平安办"],
    ["汉滨区、汉滨区平安办 整改", "汉滨区、汉滨区平安办"],
    ["汉滨区 平安建设", "汉滨区"],
    ["平安办 整改", "安康市平安办"],
  ])("县区与县区平安办不混：“%s”是 %s", (line, expected) => {
    expect(names(takeLeadingUnits(line, units).units)).toBe(expected);
  });

  test.each([
    ["雪亮工程点位整改"],
    ["教体整改"],
    ["民政工作整改"],
    ["公安局长培训"],
    ["全体干部培训"],
    ["完善综治中心 11月30日"],
    ["关于进一步规范城区 整治"],
    [""],
  ])("“%s”开头没有单位，全是事项", (line) => {
    const { rest, ...named } = takeLeadingUnits(line, units);
    expect(named).toEqual({ units: [], groups: [], ambiguous: [], unknown: [] });
    expect(rest).toBe(line);
  });

  test.each([
    ["汉滨区 和谐社区建设", " 和谐社区建设"],
    ["汉滨区和谐社区建设", "和谐社区建设"],
    ["汉滨区 全体干部培训", " 全体干部培训"],
    ["汉滨区 完善综治中心", " 完善综治中心"],
    ["汉滨区 综治中心 规范化", " 综治中心 规范化"],
    ["汉滨区长安街整治", "长安街整治"],
    ["汉滨区 与公安局对接", " 与公安局对接"],
  ])("“%s”只取汉滨区，事项一字不少", (line, rest) => {
    const read = takeLeadingUnits(line, units);
    expect([names(read.units), read.rest]).toEqual(["汉滨区", rest]);
  });
});

describe("说不清的单位", () => {
  const unknown = (line: string) => {
    const read = takeLeadingUnits(line, units);
    return [
      names(read.units),
      ...read.unknown.map(({ word, nearest }) => `${word}→${names(nearest)}`),
      read.rest.trim(),
    ];
  };

  test.each([
    ["汉阳县 整改", ["", "汉阳县→汉阴县", "整改"]],
    ["汉滨区、汉阳县 整改", ["汉滨区", "汉阳县→汉阴县", "整改"]],
    ["汉滨区 汉阳县 整改", ["汉滨区", "汉阳县→汉阴县", "整改"]],
    ["紫阳县 整改", ["", "紫阳县→", "整改"]],
    ["安康市住房和城乡建局 整改", ["", "安康市住房和城乡建局→安康市住房和城乡建设局", "整改"]],
  ])("“%s”给出最接近的名称", (line, expected) => {
    expect(unknown(line)).toEqual(expected);
  });

  test.each([["汉滨区公安局 整改"], ["汉滨区司法局 整改"], ["汉滨区委政法委 整改"], ["汉滨区人民政府 整改"]])(
    "“%s”是另一个单位，不当作汉滨区",
    (line) => {
      const read = takeLeadingUnits(line, units);
      expect(read.units).toEqual([]);
      expect(read.unknown).toHaveLength(1);
      expect(read.unknown[0]?.nearest).toContain(hanbin);
    },
  );

  test("一个词对应几个单位，全部列出供选择", () => {
    const read = takeLeadingUnits("公安 整改", units);
    expect(read.ambiguous.map(({ word, candidates }) => [word, names(candidates)])).toEqual([
      ["公安", "安康市公安局、公安局交警支队"],
    ]);
    expect([read.units, read.rest]).toEqual([[], " 整改"]);
    const twins = [...units, unitOf("甲中心", "responsibleUnit", { aliases: ["石泉县"] })];
    expect(takeLeadingUnits("石泉县 整改", twins).ambiguous[0]?.candidates).toHaveLength(2);
  });
});

describe("指多个单位的固定用语", () => {
  test.each([
    ["各县区 整改", counties, ["各县区 4"]],
    ["各县区整改", counties, ["各县区 4"]],
    ["各县市区 整改", counties, ["各县区 4"]],
    ["各功能区整改", zones, ["各功能区 2"]],
    ["各县区、各功能区 整改", `${counties}、${zones}`, ["各县区 4", "各功能区 2"]],
    ["各县区和各功能区整改", `${counties}、${zones}`, ["各县区 4", "各功能区 2"]],
    ["各成员单位 整改", members, ["各成员单位 4"]],
    ["石泉县、各县区 整改", "石泉县、汉滨区、汉阴县、旬阳市", ["各县区 4"]],
    ["全体 整改", everyone, ["全体 11"]],
    ["全体责任单位 整改", everyone, ["全体 11"]],
  ])("“%s”展开", (line, expected, groups) => {
    const read = takeLeadingUnits(line, units);
    expect(names(read.units)).toBe(expected);
    expect(read.groups.map(({ word, count }) => `${word} ${count}`)).toEqual(groups);
    expect(read.rest.trim()).toBe("整改");
  });

  test("全体不含专项组、平安办和领导小组", () => {
    const { units: all } = takeLeadingUnits("全体", [...units, unitOf("领导小组", "leadingGroup")]);
    expect(new Set(all.map(({ kind }) => kind))).toEqual(
      new Set(["county", "functionalZone", "memberUnit", "responsibleUnit"]),
    );
  });
});

describe("单位栏（只写单位）", () => {
  test.each([
    ["汉滨区、汉阴县", "汉滨区、汉阴县"],
    ["汉滨 汉阴", "汉滨区、汉阴县"],
    ["汉滨和汉阴", "汉滨区、汉阴县"],
    ["汉滨区；各功能区", `汉滨区、${zones}`],
    ["汉滨区。", "汉滨区"],
    ["", ""],
    ["  ", ""],
  ])("“%s”是 %s", (words, expected) => {
    const read = readUnits(words, units);
    expect([names(read.units), read.unknown, read.ambiguous]).toEqual([expected, [], []]);
  });

  test.each([
    ["雪亮", ["雪亮"]],
    ["汉滨区雪亮", ["雪亮"]],
    ["汉阳县和汉滨区", ["汉阳县"]],
    ["局", ["局"]],
    ["汉滨区、甲、乙", ["甲", "乙"]],
  ])("“%s”里认不出的都指出来", (words, expected) => {
    expect(readUnits(words, units).unknown.map(({ word }) => word)).toEqual(expected);
  });
});

test("再长再怪的文字也很快读完", () => {
  const started = performance.now();
  for (const text of ["汉".repeat(2000), "、".repeat(2000), "汉滨区".repeat(500), "和".repeat(2000)]) {
    takeLeadingUnits(text, units);
    readUnits(text, units);
  }
  expect(performance.now() - started).toBeLessThan(3000);
});
