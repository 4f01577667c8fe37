import { describe, expect, test } from "vitest";
import type { Day } from "../../../src/domain/calendar/day.ts";
import { readLedgerWords } from "../../../src/domain/command/ledger-words.ts";
import { periods } from "../../../src/domain/command/periods.ts";
import type { Unit, UnitId, UnitKind } from "../../../src/domain/roster/unit.ts";

const unit = (name: string, kind: UnitKind, shortName: string | null = null): Unit => ({
  id: name as UnitId,
  name,
  shortName,
  aliases: [],
  kind,
  level: "county",
  orgKind: "party",
  parentId: null,
  leadUnitId: null,
  section: null,
});
const units = [
  unit("汉滨区", "county"),
  unit("石泉县", "county"),
  unit("高新区", "functionalZone"),
  unit("市公安局", "memberUnit", "公安局"),
];
const today = "2026-11-24" as Day;
const year = { from: "2026-01-01", to: "2026-12-31" };
const read = (text: string) => readLedgerWords(text, { units, today });

test.each([
  ["", { said: "" }],
  ["逾期", { state: "overdue", said: "逾期" }],
  ["待签收", { state: "issued", said: "待签收" }],
  ["办理中", { state: "inProgress", said: "办理中" }],
  ["待审核", { state: "submitted", said: "待审核" }],
  ["待改派", { state: "declined", said: "待改派" }],
  ["已销号", { state: "closed", said: "已销号" }],
  ["已撤销", { state: "cancelled", said: "已撤销" }],
  ["未办结", { state: "open", said: "未办结" }],
  ["扫黑除恶", { workstream: "gangCrimeCrackdown", said: "扫黑除恶" }],
  ["领导批示及交办", { categories: ["leaderInstructions"], said: "（二）领导批示及交办" }],
  ["（七）", { categories: ["grassrootsFoundations"], said: "（七）基层基础建设" }],
  ["(六)", { categories: ["specialTasks"], said: "（六）专项工作" }],
  ["汉滨区", { unitIds: ["汉滨区"], said: "汉滨区" }],
  ["公安局 逾期", { unitIds: ["市公安局"], state: "overdue", said: "市公安局、逾期" }],
  ["汉滨区逾期", { unitIds: ["汉滨区"], state: "overdue", said: "汉滨区、逾期" }],
  ["汉滨区的逾期", { unitIds: ["汉滨区"], state: "overdue", said: "汉滨区、逾期" }],
  ["汉滨区 石泉县", { unitIds: ["汉滨区", "石泉县"], said: "汉滨区、石泉县" }],
  ["汉滨区雪亮工程", { unitIds: ["汉滨区"], words: "雪亮工程", said: "汉滨区、含“雪亮工程”" }],
  ["雪亮 点位", { words: "雪亮 点位", said: "含“雪亮 点位”" }],
  ["逾期未还款", { words: "逾期未还款", said: "含“逾期未还款”" }],
  ["本月", { from: "2026-11-01", to: "2026-11-30", said: "本月下达" }],
  ["领导批示 未办结", { categories: ["leaderInstructions"], state: "open", said: "（二）领导批示及交办、未办结" }],
  ["上级交办", { categories: ["keyInstructions", "leaderInstructions"], said: "上级和领导交办" }],
  ["文件法规 今年", { categories: ["lawsAndSystems", "keyDocuments"], ...year, said: "文件法规、今年下达" }],
  ["省领导 逾期", { sourceLevel: "province", state: "overdue", said: "省级交办、逾期" }],
  ["市领导批示", { sourceLevel: "city", categories: ["leaderInstructions"], said: "市级交办、（二）领导批示及交办" }],
  ["来源省委政法委", { source: "省委政法委", said: "来源含“省委政法委”" }],
  [
    "来源：陕政法〔2026〕5号 未结",
    { source: "陕政法〔2026〕5号", state: "open", said: "未办结、来源含“陕政法〔2026〕5号”" },
  ],
  ["来源 省委 逾期", { source: "省委", state: "overdue", said: "逾期、来源含“省委”" }],
  [
    "扫黑除恶 本季",
    { workstream: "gangCrimeCrackdown", from: "2026-10-01", to: "2026-12-31", said: "扫黑除恶、本季下达" },
  ],
  ["本周到期", { from: "2026-11-23", to: "2026-11-29", by: "due", said: "本周到期" }],
  ["下周 到期", { from: "2026-11-30", to: "2026-12-06", by: "due", said: "下周到期" }],
  ["已销号 上月", { state: "closed", from: "2026-10-01", to: "2026-10-31", by: "ended", said: "已销号、上月结束" }],
  ["本月下达已销号", { state: "closed", from: "2026-11-01", to: "2026-11-30", said: "本月下达、已销号" }],
  ["到期", { words: "到期", said: "含“到期”" }],
  ["上季", { from: "2026-07-01", to: "2026-09-30", said: "上季下达" }],
  ["去年", { from: "2025-01-01", to: "2025-12-31", said: "去年下达" }],
  ["上半年", { from: "2026-01-01", to: "2026-06-30", said: "上半年下达" }],
  ["2025年", { from: "2025-01-01", to: "2025-12-31", said: "2025年下达" }],
  ["3月", { from: "2026-03-01", to: "2026-03-31", said: "2026年3月下达" }],
  ["2025年12月份", { from: "2025-12-01", to: "2025-12-31", said: "2025年12月下达" }],
  ["三季度", { from: "2026-07-01", to: "2026-09-30", said: "2026年三季度下达" }],
  ["近7天", { from: "2026-11-18", to: "2026-11-24", said: "近7天下达" }],
  ["13月", { words: "13月", said: "含“13月”" }],
  ["11月30日整改", { words: "11月30日整改", said: "含“11月30日整改”" }],
  ["逾其", { words: "逾其", said: "含“逾其”" }],
  ["逾期 待审核", { state: "submitted", said: "待审核" }],
])("“/台账 %s”", (text, ask) => expect(read(text)).toEqual(ask));

test("粘贴进来的长文不逐字拆解，按查找词处理", () => {
  const long = "逾期本月".repeat(2_000);
  expect(read(long).words).toBe(long);
});

test("各县区是名册上的全部县区", () => {
  expect(read("各县区 逾期")).toMatchObject({ unitIds: ["汉滨区", "石泉县"], state: "overdue" });
});

describe("时间段", () => {
  const spans = (on: string) => Object.fromEntries(periods(on as Day).map(({ word, from, to }) => [word, [from, to]]));

  test("按当天推算，跨年也对", () => {
    expect(spans("2026-01-15")).toMatchObject({
      本月: ["2026-01-01", "2026-01-31"],
      上月: ["2025-12-01", "2025-12-31"],
      本季: ["2026-01-01", "2026-03-31"],
      上季度: ["2025-10-01", "2025-12-31"],
      今年: ["2026-01-01", "2026-12-31"],
      去年: ["2025-01-01", "2025-12-31"],
    });
    expect(spans("2026-12-31")).toMatchObject({
      本月: ["2026-12-01", "2026-12-31"],
      本季: ["2026-10-01", "2026-12-31"],
    });
    expect(spans("2026-11-24")).toMatchObject({
      本周: ["2026-11-23", "2026-11-29"],
      上周: ["2026-11-16", "2026-11-22"],
    });
  });
});
