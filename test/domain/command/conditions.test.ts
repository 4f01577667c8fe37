import { describe, expect, test } from "vitest";
import type { Day } from "../../../src/domain/calendar/day.ts";
import { readLedgerWords } from "../../../src/domain/command/ledger-words.ts";
import { hanbin, hanyin, police } from "../cast.ts";

const read = (text: string) => readLedgerWords(text, { units: [hanbin, hanyin, police], today: "2026-11-24" as Day });

describe("台账的条件，一个意思几种说法", () => {
  test.each([
    ["未办结 未结 在办 未销号 没办结", { state: "open", said: "未办结" }],
    ["待签收 未签收", { state: "issued", said: "待签收" }],
    ["办理中 正在办理", { state: "inProgress", said: "办理中" }],
    ["待审核 未审核", { state: "submitted", said: "待审核" }],
    ["待改派 不属本单位", { state: "declined", said: "待改派" }],
    ["已销号 销号 已办结 办结", { state: "closed", said: "已销号" }],
    ["已撤销 撤销", { state: "cancelled", said: "已撤销" }],
    ["已改派", { state: "reassigned", said: "已改派" }],
    ["逾期 已逾期 逾期未结 超期", { state: "overdue", said: "逾期" }],
    ["平安建设", { workstream: "peaceBuilding", said: "平安建设" }],
    ["市域社会治理现代化 市域社会治理 市域治理", { workstream: "municipalGovernance", said: "市域社会治理现代化" }],
    ["扫黑除恶 扫黑", { workstream: "gangCrimeCrackdown", said: "扫黑除恶" }],
    ["上级平安建设组织 上级平安办", { sourceLevel: "superiorBody", said: "上级平安建设组织交办" }],
    ["中央领导 中央批示 中央交办", { sourceLevel: "central", said: "中央交办" }],
    ["省领导 省级领导 省级批示 省级交办 省级", { sourceLevel: "province", said: "省级交办" }],
    ["市领导 市级领导 市级批示 市级交办 市级", { sourceLevel: "city", said: "市级交办" }],
  ])("%s", (words, ask) => {
    for (const word of words.split(" ")) expect(read(word)).toEqual(ask);
  });

  test.each([
    [
      "keyInstructions",
      "（一）重要讲话和指示批示",
      "（一） (一) 第一类 重要讲话和指示批示 重要讲话 重要指示批示 重要指示",
    ],
    ["leaderInstructions", "（二）领导批示及交办", "（二） (二) 第二类 领导批示及交办 领导批示 领导交办 批示"],
    ["lawsAndSystems", "（三）法律法规和制度", "（三） (三) 第三类 法律法规和制度 法律法规 法规制度"],
    ["keyDocuments", "（四）重要文件", "（四） (四) 第四类 重要文件"],
    ["meetingsAndDeployments", "（五）重要会议和部署", "（五） (五) 第五类 重要会议和部署 重要会议 会议部署 会议"],
    ["specialTasks", "（六）专项工作", "（六） (六) 第六类 专项工作 专项"],
    ["grassrootsFoundations", "（七）基层基础建设", "（七） (七) 第七类 基层基础建设 基层基础"],
    ["other", "（八）其他事项", "（八） (八) 第八类 其他事项"],
  ])("第八条的类别 %s：%s", (category, said, words) => {
    for (const word of [said, ...words.split(" ")]) expect(read(word)).toEqual({ categories: [category], said });
  });

  test.each([
    ["上级和领导交办 上级交办 领导和上级交办", ["keyInstructions", "leaderInstructions"], "上级和领导交办"],
    ["文件法规 上级文件", ["lawsAndSystems", "keyDocuments"], "文件法规"],
  ])("来源成类的 %s（04-4、05-3）", (words, categories, said) => {
    for (const word of words.split(" ")) expect(read(word)).toEqual({ categories, said });
  });
});

describe("时间从哪一天算起", () => {
  const november = { from: "2026-11-01", to: "2026-11-30" };

  test.each([
    ["本月", { ...november, said: "本月下达" }],
    ["本月下达 本月交办", { ...november, said: "本月下达" }],
    ["本月到期 本月期限", { ...november, by: "due", said: "本月到期" }],
    ["本月结束", { ...november, by: "ended", said: "本月结束" }],
    ["逾期本月 逾期的本月", { state: "overdue", ...november, said: "逾期、本月下达" }],
    ["已改派本月", { state: "reassigned", ...november, said: "已改派、本月下达" }],
    ["已销号本月", { state: "closed", ...november, by: "ended", said: "已销号、本月结束" }],
    ["已撤销本月", { state: "cancelled", ...november, by: "ended", said: "已撤销、本月结束" }],
    ["已撤销本月下达", { state: "cancelled", ...november, said: "已撤销、本月下达" }],
    ["去年12月", { from: "2025-12-01", to: "2025-12-31", said: "2025年12月下达" }],
    ["2025年上半年", { from: "2025-01-01", to: "2025-06-30", said: "2025年上半年下达" }],
    ["2025年三季度", { from: "2025-07-01", to: "2025-09-30", said: "2025年三季度下达" }],
  ])("%s", (words, ask) => {
    for (const word of words.split(" ")) expect(read(word)).toEqual(ask);
  });

  test.each(["交办", "期限", "结束"])("“%s”没有带时间，按查找词处理", (word) =>
    expect(read(word)).toEqual({ words: word, said: `含“${word}”` }),
  );
});

test.each([
  ["去年 12月", { from: "2025-12-01", to: "2025-12-31", said: "2025年12月下达" }],
  ["逾期 2025年  第四季度", { state: "overdue", from: "2025-10-01", to: "2025-12-31", said: "逾期、2025年四季度下达" }],
  ["2025年度 上半年", { from: "2025-01-01", to: "2025-06-30", said: "2025年上半年下达" }],
  ["2025年 12月5日", { from: "2025-01-01", to: "2025-12-31", words: "12月5日", said: "2025年下达、含“12月5日”" }],
  ["少年 上半年", { from: "2026-01-01", to: "2026-06-30", words: "少年", said: "上半年下达、含“少年”" }],
  ["2024年 3月，去年 12月", { from: "2025-12-01", to: "2025-12-31", said: "2025年12月下达" }],
  ["去年 本月", { from: "2026-11-01", to: "2026-11-30", said: "本月下达" }],
  [
    "去年 专项工作",
    { categories: ["specialTasks"], from: "2025-01-01", to: "2025-12-31", said: "去年下达、（六）专项工作" },
  ],
])("年份和后面的月份、季度、半年隔开写，也是一个时间：%s", (words, ask) => expect(read(words)).toEqual(ask));

describe("不是条件的，按查找词处理", () => {
  test.each([
    "附逾期",
    "逾期已的销号",
    "雪亮工程（三）",
    "数据来源不明",
    "数据来源 省委",
    "全部点位",
    "尽快导出",
    "导出表",
  ])("%s", (words) => expect(read(words)).toEqual({ words, said: `含“${words}”` }));

  test("条件连写至多六十个字，再长就是粘贴的文字", () => {
    const fourteen = "逾期本月".repeat(14);
    expect(read(`${fourteen}本月逾期`)).toMatchObject({ state: "overdue", from: "2026-11-01" });
    const long = `${fourteen}本月已逾期`;
    expect(read(long)).toEqual({ words: long, said: `含“${long}”` });
  });
});

test.each(["全部", "所有", "全部事项", "所有事项", "导出", "，全部，"])("“%s”就是不加条件", (words) =>
  expect(read(words)).toEqual({ said: "" }),
);

describe("来源单独查", () => {
  test.each([
    ["来源省委", { source: "省委", said: "来源含“省委”" }],
    ["来源于省委", { source: "省委", said: "来源含“省委”" }],
    ["来源自省委", { source: "省委", said: "来源含“省委”" }],
    ["来源为省委", { source: "省委", said: "来源含“省委”" }],
    ["来源： 省委", { source: "省委", said: "来源含“省委”" }],
    ["逾期，来源 省委", { state: "overdue", source: "省委", said: "逾期、来源含“省委”" }],
    ["来源省委 来源中央", { source: "省委 中央", said: "来源含“省委 中央”" }],
  ])("%s", (words, ask) => expect(read(words)).toEqual(ask));
});

describe("单位和条件连写", () => {
  const both = { unitIds: [hanbin.id, hanyin.id] };

  test.each([
    ["汉滨区和汉阴县逾期", { ...both, state: "overdue", said: "汉滨区、汉阴县、逾期" }],
    ["各县区的逾期", { ...both, state: "overdue", said: "汉滨区、汉阴县、逾期" }],
    ["汉滨区 汉滨", { unitIds: [hanbin.id], said: "汉滨区" }],
    ["汉滨区已的销号", { unitIds: [hanbin.id], words: "已的销号", said: "汉滨区、含“已的销号”" }],
  ])("%s", (words, ask) => expect(read(words)).toEqual(ask));
});
