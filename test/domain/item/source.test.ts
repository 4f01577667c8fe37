import { expect, test } from "vitest";
import { sourceLevelOf } from "../../../src/domain/item/source.ts";

test.each([
  ["习近平总书记2026年1月重要讲话", "central"],
  ["中央政法工作会议", "central"],
  ["省委书记3月5日批示", "province"],
  ["陕政法〔2026〕5号", "province"],
  ["市委主要领导3月2日批示", "city"],
  ["安平安发〔2021〕3号", "city"],
  ["省平安建设领导小组办公室督办通知", "superiorBody"],
  ["省平安办来函", "superiorBody"],
  ["市委书记在省委文件上的批示", "city"],
  ["省委领导在中央文件上的批示", "province"],
  ["陕西3月来函", "province"],
  ["安康3月来函", "city"],
  ["陕北来函，见安平安发〔2021〕3号", "city"],
  ["群众来信反映", null],
  ["", null],
  [null, null],
])("08-2：来源“%s”的层级", (source, level) => expect(sourceLevelOf(source)).toBe(level));

const superior = [
  ...["中央平安建设领导小组", "全国平安建设协调小组", "省平安中国建设协调小组"],
  ...["省委平安办", "陕西平安办", "上级扫黑办"],
];
const central = [
  ...["党中央决策", "国务院文件", "全国会议", "中办来函", "国办来函", "国家规划", "最高人民法院意见"],
  ...["公安部通知", "司法部通知", "民政部通知", "应急管理部通知"],
];

test.each([
  ...superior.map((words) => [words, "superiorBody"] as const),
  ...central.map((words) => [words, "central"] as const),
])("08-2：“%s”是%s", (source, level) => {
  expect(sourceLevelOf(source)).toBe(level);
});
