import { expect, test } from "vitest";
import { hanbin, issues, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

test("同一事件重复送达，换了事件编号也一样：只办一次，只答一次", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月9日前");
  await city.clicks(hanbin, "签收");
  await city.says(hanbin, "/反馈 1 已完成 12 处勘查");
  const heard = city.heardBy(hanbin).length;
  const seen = city.lastSeenBy(hanbin);
  for (const freshId of [false, true, true]) {
    await city.sandbox.repeatsLastEvent({ freshId });
    await city.settled();
  }
  expect(city.heardBy(hanbin)).toHaveLength(heard);
  expect(city.lastSeenBy(hanbin)).toBe(seen);

  await city.says(staff, "/督办 汉阴县 综治中心建设 3月9日前");
  const drafts = city.heardBy(staff).length;
  await city.sandbox.repeatsLastEvent({ freshId: true });
  await city.settled();
  expect(city.heardBy(staff)).toHaveLength(drafts);
  expect(city.sandbox.problems()).toEqual([]);
});
