import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { calendar } from "../../src/domain/calendar/workdays.ts";
import type { Moments } from "../../src/sandbox/clock.ts";
import { trialClock } from "../../src/sandbox/clock.ts";
import { handClock } from "../feishu/fake-platform.ts";
import { temporary } from "./platform-desk.ts";

type Options = { at?: string; dataDir?: string | null; due?: string[]; settle?: () => void };

/** The clock with a product that has something to do at certain moments, and says one message at each. */
function desk({ at = "2026-11-24T09:30:00+08:00", dataDir = null, due = [], settle }: Options = {}) {
  const system = handClock(at);
  const waiting = due.map((moment) => new Date(moment));
  const done: string[] = [];
  const moments: Moments = {
    next: async (after) => waiting.find((moment) => moment > after) ?? null,
    settle: async () => {
      settle?.();
      while (waiting[0] && waiting[0] <= clock.now()) {
        waiting.shift();
        done.push(clock.now().toISOString());
      }
    },
    said: () => done.length,
  };
  const clock = trialClock({ system, dataDir, calendar, moments });
  return { clock, system, done, waiting };
}

const beijing = (at: string) => new Date(`${at}+08:00`);

describe("前进", () => {
  test("逐个走过途中每一个到点的时刻，各在各的时候办", async () => {
    const due = ["2026-11-25T09:03:00+08:00", "2026-11-25T09:07:00+08:00", "2026-11-26T00:00:00+08:00"];
    const { clock, done, waiting } = desk({ due: [...due, "2026-12-01T09:31:00+08:00"] });
    const { now, said } = await clock.forward("week");
    expect(done).toEqual(due.map((at) => new Date(at).toISOString()));
    expect(said).toBe(3);
    expect(now).toEqual(beijing("2026-12-01T09:30:00"));
    expect(waiting).toHaveLength(1);
  });

  test("恰在终点到点的也办了", async () => {
    const { clock, done } = desk({ due: ["2026-11-24T10:30:00+08:00"] });
    expect(await clock.forward("hour")).toEqual({ now: beijing("2026-11-24T10:30:00"), said: 1 });
    expect(done).toEqual([beijing("2026-11-24T10:30:00").toISOString()]);
  });

  test("出发时已经到点的先办，不算在路上", async () => {
    const { clock, done } = desk({ due: ["2026-11-24T09:00:00+08:00"] });
    await clock.forward("hour");
    expect(done).toEqual([beijing("2026-11-24T09:30:00").toISOString()]);
  });

  test.each([
    ["工作日上班前，当天早上", "2026-11-24T08:00:00", "2026-11-24T09:11:00"],
    ["恰好九点十一分，下一个工作日", "2026-11-24T09:11:00", "2026-11-25T09:11:00"],
    ["周五，下周一早上", "2026-11-27T15:00:00", "2026-11-30T09:11:00"],
    ["国庆假期里，调休上班的周六", "2026-10-08T09:00:00", "2026-10-08T09:11:00"],
    ["春节前一天，补班的周六", "2026-02-13T18:00:00", "2026-02-14T09:11:00"],
    ["除夕前，节后第一个工作日", "2026-02-14T18:00:00", "2026-02-24T09:11:00"],
  ])("下一个工作日早上：%s", async (_, from, to) => {
    const { clock } = desk({ at: `${from}+08:00` });
    expect((await clock.forward("workingMorning")).now).toEqual(beijing(to));
  });

  test("路上走不完的，明说走小一点，不会一直走下去", async () => {
    const system = { now: () => beijing("2026-11-24T09:30:00") };
    const moments: Moments = {
      next: async (after) => new Date(after.getTime() + 1),
      settle: async () => undefined,
      said: () => 0,
    };
    const clock = trialClock({ system, dataDir: null, calendar, moments });
    await expect(clock.forward("week")).rejects.toThrow("smaller steps");
    expect(clock.now().getTime()).toBe(system.now().getTime() + 5_000);
  });

  test("办到一半出了错，时钟停在那一刻，再走就从那里接着走", async () => {
    let broken = true;
    const { clock, done } = desk({
      due: ["2026-11-24T10:00:00+08:00"],
      settle: () => {
        if (broken && clock.now() >= beijing("2026-11-24T10:00:00")) throw new Error("broken");
      },
    });
    await expect(clock.forward("hour")).rejects.toThrow("broken");
    expect(clock.now()).toEqual(beijing("2026-11-24T10:00:00"));
    broken = false;
    await clock.forward("hour");
    expect(done).toEqual([beijing("2026-11-24T10:00:00").toISOString()]);
    expect(clock.now()).toEqual(beijing("2026-11-24T11:00:00"));
  });
});

describe("不回头", () => {
  test("两次前进之间随真实时间走", async () => {
    const { clock, system } = desk();
    await clock.forward("hour");
    system.advance(5_000);
    expect(clock.now()).toEqual(beijing("2026-11-24T10:30:05"));
  });

  test("重开之后接着走，不回到原来的时间", async () => {
    const dataDir = temporary();
    await desk({ dataDir }).clock.forward("week");
    const { clock } = desk({ dataDir, at: "2026-11-24T09:31:00+08:00" });
    expect(clock.now()).toEqual(beijing("2026-12-01T09:31:00"));
    await clock.forward("hour");
    expect(desk({ dataDir }).clock.now()).toEqual(beijing("2026-12-01T10:30:00"));
    expect(JSON.parse(readFileSync(join(dataDir, "clock.json"), "utf8"))).toEqual({ offsetMs: 169 * 3_600_000 });
  });

  test("走到一半就停机，也从停下的那一刻接着走", async () => {
    const dataDir = temporary();
    const { clock } = desk({
      dataDir,
      due: ["2026-11-25T09:03:00+08:00"],
      settle: () => {
        if (clock.now() >= beijing("2026-11-25T09:03:00")) throw new Error("killed");
      },
    });
    await expect(clock.forward("week")).rejects.toThrow("killed");
    expect(desk({ dataDir }).clock.now()).toEqual(beijing("2026-11-25T09:03:00"));
  });

  test("机器的时间被拨回去，试用的时间停着不动", () => {
    const { clock, system } = desk();
    clock.now();
    system.advance(-60_000);
    expect(clock.now()).toEqual(beijing("2026-11-24T09:30:00"));
    system.advance(61_000);
    expect(clock.now()).toEqual(beijing("2026-11-24T09:30:01"));
  });

  test.each(["", "{}", '{"offsetMs":-1}', '{"offsetMs":"1"}'])("时钟文件读不懂就不开，免得回头：%j", (words) => {
    const dataDir = temporary();
    writeFileSync(join(dataDir, "clock.json"), words);
    expect(() => desk({ dataDir })).toThrow("must not go back");
  });
});

test.each([
  ["2026-11-24T23:59:59", { kind: "workday", festival: "", published: true }],
  ["2026-11-28T00:00:00", { kind: "restDay", festival: "", published: true }],
  ["2026-10-01T09:00:00", { kind: "festival", festival: "国庆节", published: true }],
  ["2026-10-04T09:00:00", { kind: "festival", festival: "国庆节", published: true }],
  ["2026-02-14T09:00:00", { kind: "givenBack", festival: "春节", published: true }],
  ["2027-01-04T09:00:00", { kind: "workday", festival: "", published: false }],
])("%s 是什么日子：%j", (at, face) => {
  expect(desk({ at: `${at}+08:00` }).clock.day()).toEqual(face);
});

test("到明天九点、到指定的时刻，途中到点的都办", async () => {
  const { clock, done } = desk({ due: ["2026-11-25T08:35:00+08:00", "2026-12-04T09:03:00+08:00"] });
  expect(await clock.forward("tomorrow")).toEqual({ now: beijing("2026-11-25T09:00:00"), said: 1 });
  expect(await clock.forward(beijing("2026-12-05T08:00:00"))).toEqual({ now: beijing("2026-12-05T08:00:00"), said: 1 });
  expect(done).toHaveLength(2);
});
