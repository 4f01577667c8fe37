import { expect, test } from "vitest";
import { listStatuses, readIntakeWords } from "../../../src/domain/intake/list-words.ts";
import { everySourceKind, sourceKinds } from "../../../src/domain/intake/sources.ts";

const list = (kind: string | null, status: string | null) => ({ kind, status, words: "" });

test.each([
  ["", list(null, null)],
  ["领导批示", list("instruction", null)],
  ["已立项", list(null, "registered")],
  ["不予立项 会议", list("meeting", "turnedDown")],
  ["会议 不予立项", list("meeting", "turnedDown")],
  ["全部，群众反映", list("people", "all")],
  ["　领导批示 ", list("instruction", null)],
  ["　已立项 会议 ", list("meeting", "registered")],
  ["已立项 会议 全部", list("meeting", "registered")],
  ["待决定", list(null, "waiting")],
  ["未决定", list(null, "waiting")],
  ["未立项", list(null, "turnedDown")],
  ["所有", list(null, "all")],
])("04-4 “%s”是看清单", (words, ask) => {
  expect(readIntakeWords(words)).toEqual(ask);
});

test.each([
  ["领导批示 汉滨区 雪亮工程整改", "instruction", "汉滨区 雪亮工程整改"],
  ["会议：落实平安建设部署", "meeting", "落实平安建设部署"],
  ["文件精神落实情况", null, "文件精神落实情况"],
  ["会议室改造", null, "会议室改造"],
  ["会议室 改造", null, "会议室 改造"],
  ["　汉滨区 雪亮工程整改 ", null, "汉滨区 雪亮工程整改"],
  ["会议 已立项 事项回头看", "meeting", "已立项 事项回头看"],
  ["校园周边治安整治", null, "校园周边治安整治"],
])("04-4 “%s”是登记一件", (words, kind, rest) => {
  expect(readIntakeWords(words)).toEqual({ kind, status: null, words: rest });
});

test("04-4 先说了结果的登记，结果不混进事项", () => {
  expect(readIntakeWords("已立项 雪亮工程整改")).toEqual({ kind: null, status: "registered", words: "雪亮工程整改" });
});

test("04-4 每一种来源、每一种结果的名称都读得回来，没有两种同名", () => {
  for (const kind of everySourceKind) expect(readIntakeWords(sourceKinds[kind].label)).toEqual(list(kind, null));
  for (const [status, { label }] of Object.entries(listStatuses)) {
    expect(readIntakeWords(label)).toEqual(list(null, status));
  }
  const words = [...everySourceKind.map((kind) => sourceKinds[kind]), ...Object.values(listStatuses)].flatMap(
    (row): readonly string[] => row.words,
  );
  expect(new Set(words).size).toBe(words.length);
});
