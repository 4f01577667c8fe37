import { expect, test } from "vitest";
import { world } from "../support/world.ts";

const staff = "市委平安办 平安办工作人员";
const hanbin = "汉滨区 联络员";

test("从一句督办到销号，全程在聊天里办完", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await city.says(staff, "/督办 汉滨区 雪亮工程点位整改 3月9日前");
  expect(city.lastSeenBy(staff)).toContain("3月9日（周一）");
  expect(await city.clicks(staff, "确认下达")).toContain("督〔2026〕1号");
  expect(city.heardBy(hanbin)).toEqual(["督导事项交办"]);
  expect(city.lastSeenBy(hanbin)).toContain("还有 5 个工作日");

  expect(await city.clicks(hanbin, "签收")).toContain("签收");
  await city.clicks(hanbin, "反馈进展");
  await city.clicks(hanbin, "提交", {
    form: { progress: "已完成 12 处点位勘查", percent: "40%", nextStep: "更换镜头" },
  });
  expect(city.lastSeenBy(hanbin)).toContain("已完成 12 处点位勘查");
  await city.clicks(hanbin, "申请办结");
  await city.clicks(hanbin, "提交", { form: { result: "17 处点位全部修复并通过测试" } });

  expect(city.heardBy(staff).at(-1)).toBe("办结申请待审核");
  await city.clicks(staff, "退回", { on: "办结申请待审核" });
  await city.clicks(staff, "提交", { form: { reason: "请补充测试记录" } });
  expect(city.heardBy(hanbin).at(-1)).toBe("退回补充整改");
  expect(city.lastSeenBy(hanbin)).toContain("请补充测试记录");

  await city.clicks(hanbin, "申请办结");
  await city.clicks(hanbin, "提交", { form: { result: "测试记录已补充" } });
  expect(await city.clicks(staff, "通过并销号")).toContain("销号");
  expect(city.heardBy(hanbin).at(-1)).toBe("事项已销号");
  await city.says(staff, "/台账");
  expect(city.lastSeenBy(staff)).toContain("已销号");
  expect(city.sandbox.problems()).toEqual([]);
});
