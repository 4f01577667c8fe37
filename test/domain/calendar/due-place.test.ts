import { expect, test } from "vitest";
import { day } from "../../../src/domain/calendar/day.ts";
import { readDue } from "../../../src/domain/calendar/due-phrase.ts";
import { calendar } from "../../../src/domain/calendar/workdays.ts";

const read = (text: string) => readDue(text, day("2026-11-24"), calendar);

/** What remains of the matter once the limit is cut. */
function restOf(text: string): string {
  const due = read(text);
  return due.kind === "due" ? text.slice(0, due.start) + text.slice(due.end) : due.kind;
}

const leads = [
  ...["截止", "截止到", "截至", "最迟", "限", "限于", "到", "至", "于", "在"],
  ...["期限", "期限为", "期限：", "期限为：", "时限", "时限为", "时限:", "时限为:"],
  ...["请于", "务必于", "必须于", "须于", "应于", "请务必于", "请在"],
];

test.each(leads)("“%s12月5日前”连引出期限的话一起剪去", (lead) => {
  expect(restOf(`点位整改，${lead}12月5日前完成`)).toBe("点位整改，");
  expect(restOf(`点位整改，${lead} 12月5日前到位`)).toBe("点位整改，到位");
});

test.each([
  ["截至12月5日组织点位自查", "组织点位自查"],
  ["最迟12月5日组织点位自查", "组织点位自查"],
  ["期限12月5日组织点位自查", "组织点位自查"],
  ["请于12月5日组织点位自查", "组织点位自查"],
  ["请于三天内组织点位自查", "组织点位自查"],
  ["收到12月1日通知后组织点位自查", "收到通知后组织点位自查"],
  ["关于12月5日前完成点位整改", "关于完成点位整改"],
  ["到现场核查 12月5日", "到现场核查 "],
  ["在现场核查 12月5日", "在现场核查 "],
  ["调整权限12月5日前完成", "调整权限"],
  ["截至12月5日，城区雪亮工程联网点位全部开展自查自纠", "，城区雪亮工程联网点位全部开展自查自纠"],
  [`截至${" ".repeat(18)}12月5日自查`, "自查"],
  [`截至${" ".repeat(19)}12月5日自查`, `截至${" ".repeat(19)}自查`],
])("“%s”剪去期限后是“%s”", (text, rest) => {
  expect(restOf(text)).toBe(rest);
});

test.each(["截至", "截止", "最迟", "期限"])("“%s”一样是期限，先于句中别的日期", (lead) => {
  expect(read(`${lead}明天整改雪亮点位，参照12月5日通知`)).toMatchObject({ due: "2026-11-25" });
});

test.each([
  ["点位整改 12月5日前完成", "点位整改 "],
  ["点位整改 12月5日前办结。", "点位整改 。"],
  ["点位整改 12月5日前全部完毕", "点位整改 "],
  ["点位整改 12月5日前 完成 ", "点位整改  "],
  ["点位整改 12月5日前全面验收完成", "点位整改 全面验收完成"],
  ["点位整改 12月5日前完成验收", "点位整改 完成验收"],
])("“%s”后面只剩完成一类的话，一并剪去：“%s”", (text, rest) => {
  expect(restOf(text)).toBe(rest);
});

const endings = [
  ...["", "。", "）", "完成", "办结", "到位", "完毕", "销号"],
  ...["整改完成", "办理完毕", "落实到位", "处置完成", "全部销号", "，整改落实到位。"],
];

test.each(endings)("数字写的日期后面只有“%s”，是期限", (ending) => {
  expect(read(`点位11.30${ending}`)).toMatchObject({ due: "2026-11-30" });
});

test.each(["工程完成", "事件", "整改方案", "完成情况通报"])("数字写的日期后面是“%s”，不是期限", (ending) => {
  expect(read(`点位11.30${ending}`)).toEqual({ kind: "none" });
});

test.each([
  ["3.5", "2027-03-05"],
  ["点位整改 3.5", "2027-03-05"],
  ["点位整改，3.5", "2027-03-05"],
  ["第三小区整改12.05", "2026-12-05"],
])("单独写的数字“%s”是 %s", (text, due) => {
  expect(read(text)).toMatchObject({ due });
});

test.each(["点位整改3.5", "占12.05", "第12-05", "分12.05", "共12.05", "降12.05", "升12.05", "约12.05"])(
  "“%s”里的数字不是日期",
  (text) => {
    expect(read(text)).toEqual({ kind: "none" });
  },
);

const verbs = ["完成", "办结", "办理", "上报", "报送", "报告", "报", "提交", "交", "整改", "落实", "结束", "，", "（"];

test.each(verbs)("“明天%s……”是期限", (verb) => {
  expect(read(`明天${verb}点位材料`)).toMatchObject({ due: "2026-11-25" });
});

const reasons = [
  ...["关于", "迎接", "围绕", "落实", "贯彻", "按照", "根据", "依据", "针对", "传达", "对", "就", "自", "从"],
];

test.each(reasons)("“%s12月4日……”是事项里的日子；说了“前”才是期限", (reason) => {
  expect(read(`${reason}12月4日会议精神开展自查`)).toEqual({ kind: "none" });
  expect(read(`${reason}12月4日前整改点位`)).toMatchObject({ due: "2026-12-04" });
});

test("“对点位12月4日现场核查”：不紧挨着的“对”不算", () => {
  expect(read("对点位12月4日现场核查")).toMatchObject({ due: "2026-12-04" });
});

const limits = [
  "前",
  "之前",
  "以前",
  " 前",
  "截止",
  "为止",
  "止",
  "下班前",
  " 24时前",
  " 24点前",
  " 24:00前",
  "（周一）前",
  "(星期一) 前",
];

test.each(limits)("“11.30%s……”说了是期限，整句剪去", (limit) => {
  expect(read(`点位11.30${limit}摸排`)).toMatchObject({ due: "2026-11-30", phrase: `11.30${limit}` });
  expect(restOf(`点位11.30${limit}摸排`)).toBe("点位摸排");
});

test.each(["前后", "前期", "前往", "前列", "前言", "止损", "内部", "下班"])("“11.30%s……”没有说是期限", (other) => {
  expect(read(`点位11.30${other}摸排`)).toEqual({ kind: "none" });
});

test("起止日期只剪去止日，起日留在事项里", () => {
  expect(restOf("宣传周活动 12月1日至5日")).toBe("宣传周活动 12月1日");
});
