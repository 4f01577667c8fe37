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
  ["群众来信反映", null],
  ["", null],
  [null, null],
])("08-2：来源“%s”的层级", (source, level) => expect(sourceLevelOf(source)).toBe(level));
