import { expect, test } from "vitest";
import type { EntryField } from "../../../src/domain/intake/fields.ts";
import { entryFieldNames, entryFields, REASON } from "../../../src/domain/intake/fields.ts";
import { readIntakeWords } from "../../../src/domain/intake/list-words.ts";
import type { SourceKind } from "../../../src/domain/intake/sources.ts";
import { isSourceKind, sourceKinds } from "../../../src/domain/intake/sources.ts";

const how = (field: EntryField): string => {
  if (field.kind !== "text") return field.kind;
  return `${field.multiline ? "lines" : "line"} ${field.most}`;
};

test("04-4 登记要填什么：名称、填法、最多几字、是否必填", () => {
  const told = entryFieldNames.map((name) => {
    const field: EntryField = entryFields[name];
    return `${name} ${field.label} ${how(field)}${field.required ? " *" : ""}`;
  });
  expect(told).toEqual([
    "kind 来源类别 select *",
    "matter 事项 line 200 *",
    "source 来源 lines 500 *",
    "units 拟承办单位 line 500",
    "due 建议期限 date",
    "requirement 工作要求 lines 1000",
  ]);
  expect(entryFields.kind.options.map(({ label }) => label).join("、")).toBe(
    "领导批示、上级交办、文件、会议、单位提请、群众反映、其他",
  );
});

test("04-1 不予立项的理由最多五百字", () => {
  expect(REASON).toEqual({ label: "不予立项的理由", most: 500 });
});

test.each([
  ["instruction", ["领导批示", "领导交办", "批示"], "leaderInstructions"],
  ["superior", ["上级交办", "上级"], "leaderInstructions"],
  ["document", ["文件", "来文", "重要文件"], "keyDocuments"],
  ["meeting", ["会议", "会议部署", "重要会议"], "meetingsAndDeployments"],
  ["proposal", ["单位提请", "提请"], null],
  ["people", ["群众反映", "群众"], null],
  ["other", ["其他", "其他来源"], null],
] as [SourceKind, string[], string | null][])("04-4 来源 %s 也叫 %j，立项时建议类别 %s", (kind, words, category) => {
  for (const word of words) {
    expect(readIntakeWords(word)).toEqual({ kind, status: null, words: "" });
    expect(readIntakeWords(`${word} 点位整改`)).toEqual({ kind, status: null, words: "点位整改" });
  }
  expect(sourceKinds[kind].category).toBe(category);
});

test("来源类别只认表里的", () => {
  expect(["instruction", "other"].filter(isSourceKind)).toEqual(["instruction", "other"]);
  expect(["", "领导批示", "toString", "constructor", "__proto__", 0, null, undefined, {}].filter(isSourceKind)).toEqual(
    [],
  );
});
