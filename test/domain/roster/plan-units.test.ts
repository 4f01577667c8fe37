import { describe, expect, test } from "vitest";
import type { UnitEntry } from "../../../src/domain/roster/entries.ts";
import type { StandingUnit } from "../../../src/domain/roster/plan.ts";
import { planUnits } from "../../../src/domain/roster/plan-units.ts";
import { standingUnit, unitEntry } from "./sheet-rows.ts";

const told = (wanted: UnitEntry[], before: StandingUnit[]): string[] =>
  planUnits(wanted, before).units.flatMap(({ changes }) =>
    changes.map(({ field, from, to }) => `${field}:${from}→${to}`),
  );
const ids = (wanted: UnitEntry[], before: StandingUnit[]) => planUnits(wanted, before).units.map(({ id }) => id);
const stand = (...names: string[]): StandingUnit[] => names.map((name) => standingUnit(name));
const entries = (...names: string[]): UnitEntry[] => names.map((name) => unitEntry(name));

describe("单位变了什么，逐项写明", () => {
  const full = {
    ...{ shortName: "扫黑组", aliases: ["扫黑办", "专项办"], kind: "taskForce", level: "city" },
    ...{ orgKind: "party", parent: "安康市", lead: "安康市公安局", section: "综治科" },
  } as const satisfies Partial<UnitEntry>;
  const everything: Partial<UnitEntry> = { ...full, aliases: [...full.aliases] };

  test("从无到有", () => {
    expect(told([unitEntry("专项组", everything)], stand("专项组"))).toEqual([
      "简称:→扫黑组",
      "别名:→扫黑办、专项办",
      "类别:县区→专项组",
      "层级:县区→市",
      "机关类型:→党的机关",
      "上级单位:→安康市",
      "组长单位:→安康市公安局",
      "督导科室:→综治科",
    ]);
  });

  test("从有到无", () => {
    const before = [standingUnit("专项组", { ...full, aliases: [...full.aliases] })];
    expect(told(entries("专项组"), before)).toEqual([
      "简称:扫黑组→",
      "别名:扫黑办、专项办→",
      "类别:专项组→县区",
      "层级:市→县区",
      "机关类型:党的机关→",
      "上级单位:安康市→",
      "组长单位:安康市公安局→",
      "督导科室:综治科→",
    ]);
  });

  test("上级单位、组长单位只是改了名，下面的单位不算变更", () => {
    const wanted = [
      unitEntry("汉滨新区", { aliases: ["汉滨区"] }),
      unitEntry("某镇", { parent: "汉滨新区" }),
      unitEntry("专项组", { lead: "汉滨新区" }),
    ];
    const before = [
      standingUnit("汉滨区", { aliases: ["汉滨区"] }),
      standingUnit("某镇", { parent: "汉滨区" }),
      standingUnit("专项组", { lead: "汉滨区" }),
    ];
    expect(told(wanted, before)).toEqual(["名称:汉滨区→汉滨新区"]);
  });
});

describe("改名的单位凭旧名认得", () => {
  test.each<[string, UnitEntry[], StandingUnit[], (string | null)[]]>([
    ["旧名写作简称", [unitEntry("汉滨新区", { shortName: "汉滨区" })], stand("汉滨区"), ["id-汉滨区"]],
    ["旧名写作别名", [unitEntry("汉滨新区", { aliases: ["汉滨区"] })], stand("汉滨区"), ["id-汉滨区"]],
    ["名称没变的不因别名改认", [unitEntry("汉滨区", { aliases: ["老区"] })], stand("汉滨区", "老区"), ["id-汉滨区"]],
    [
      "两个旧名都在，认先写的",
      [unitEntry("新区", { aliases: ["汉滨区", "汉阴县"] })],
      stand("汉阴县", "汉滨区"),
      ["id-汉滨区"],
    ],
    [
      "旧名还有单位在用，不认",
      [unitEntry("汉滨区"), unitEntry("新区", { aliases: ["汉滨区"] })],
      stand("汉滨区"),
      ["id-汉滨区", null],
    ],
    [
      "一个旧名只归一个单位",
      [unitEntry("东区", { aliases: ["老区"] }), unitEntry("西区", { aliases: ["老区"] })],
      stand("老区"),
      ["id-老区", null],
    ],
    ["已离开的旧名不认", [unitEntry("新区", { aliases: ["老区"] })], [standingUnit("老区", { ended: true })], [null]],
  ])("%s", (...[, wanted, before, expected]) => {
    expect(ids(wanted, before)).toEqual(expected);
  });
});

test("新单位不算回来的；早已离开的不再算移除", () => {
  const plan = planUnits(entries("石泉县"), [standingUnit("汉阴县", { ended: true }), standingUnit("汉滨区")]);
  expect(plan.units.map(({ id, returning }) => [id, returning])).toEqual([[null, false]]);
  expect(plan.gone.map(({ name }) => name)).toEqual(["汉滨区"]);
});

describe("排列顺序变没变", () => {
  const leftRoster = standingUnit("石泉县", { ended: true });

  test.each<[string, string[], StandingUnit[], boolean]>([
    ["原样", ["汉滨区", "汉阴县", "旬阳市"], stand("汉滨区", "汉阴县", "旬阳市"), false],
    ["后两个对调", ["汉滨区", "旬阳市", "汉阴县"], stand("汉滨区", "汉阴县", "旬阳市"), true],
    ["删去最前一个", ["汉阴县", "旬阳市"], stand("汉滨区", "汉阴县", "旬阳市"), false],
    ["中间插入新单位", ["汉滨区", "宁陕县", "汉阴县"], stand("汉滨区", "汉阴县"), false],
    ["中间插入回来的单位", ["汉滨区", "石泉县", "汉阴县"], [...stand("汉滨区", "汉阴县"), leftRoster], false],
  ])("%s", (...[, wanted, before, reordered]) => {
    expect(planUnits(entries(...wanted), before).reordered).toBe(reordered);
  });
});
