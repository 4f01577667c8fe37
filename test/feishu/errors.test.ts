import { expect, test } from "vitest";
import type { Outcome } from "../../src/feishu/errors.ts";
import { FeishuError, outcomeOf, outcomes } from "../../src/feishu/errors.ts";

const all = Object.entries(outcomes) as [Outcome, readonly number[]][];

test("一个错误码只有一种处置", () => {
  const codes = all.flatMap(([, list]) => list);
  expect(new Set(codes).size).toBe(codes.length);
});

test.each(all.flatMap(([outcome, codes]) => codes.map((code) => [code, outcome] as const)))(
  "错误码 %d：%s",
  (code, outcome) => {
    expect(outcomeOf(code, 400)).toBe(outcome);
    expect(outcomeOf(code, 200)).toBe(outcome);
  },
);

test.each<[number | null, number, Outcome]>([
  [null, 429, "retry"],
  [null, 500, "retry"],
  [null, 503, "retry"],
  [null, 404, "noRetry"],
  [987654, 400, "noRetry"],
  [987654, 500, "retry"],
  [230099, 500, "fixContent"],
])("码 %j、HTTP %d：%s", (code, status, outcome) => {
  expect(outcomeOf(code, status)).toBe(outcome);
});

test("11310 一码三义，以字句为准", () => {
  expect(outcomeOf(230099, 400, "ext=ErrCode: 11310; ErrMsg: card action is lock")).toBe("locked");
  expect(outcomeOf(230099, 400, "ext=ErrCode: 11310; ErrMsg: element exceeds the limit")).toBe("fixContent");
});

test("错误只由自己的字句写成", () => {
  const error = new FeishuError({ call: "send", outcome: "fixContent", sent: "no", code: 230099, httpStatus: 400 });
  expect(error.message).toBe("Feishu send: fixContent (code 230099, HTTP 400)");
  expect(error.as({ outcome: "alarm" })).toMatchObject({
    outcome: "alarm",
    code: 230099,
    httpStatus: 400,
    call: "send",
  });
});
