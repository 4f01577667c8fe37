import { expect, test } from "vitest";
import { faultOf } from "../src/fault.ts";

test("错误只留下种类和出处：原话中像出处的一行也不会进日志", () => {
  const words = "Failed query: insert\nparams: 甲\n    at 机密内容 (/somewhere.ts:1:1)\n   at 电话";
  const fault = faultOf(new Error(words, { cause: Object.assign(new TypeError("机密内容"), { code: "22P02" }) }));
  expect(JSON.stringify(fault)).not.toMatch(/机密|电话|甲/);
  expect(fault.error).toBe("Error < TypeError 22P02");
  expect(fault.at[0]).toContain("fault.test.ts");
});

test("抛出来的不是错误，也不留原话", () => {
  expect(faultOf("机密内容")).toEqual({ error: "unknown", at: [] });
});
