import ts from "typescript";
import { describe, expect, test } from "vitest";
import { functionAround } from "./entered.ts";
import { mutantsOf } from "./mutants.ts";
import { thinned } from "./patterns.ts";

const prelude =
  "interface Array<T> { [n: number]: T; length: number }\n" +
  "type Word = 'a' | 'b'; type Thing = { word: Word; note?: string };\n";

/** The changes made to a piece of code, which may name the types of the prelude. */
function changes(code: string): string[] {
  const text = prelude + code;
  const source = ts.createSourceFile("rule.ts", text, ts.ScriptTarget.ES2023, true);
  const host = ts.createCompilerHost({});
  const program = ts.createProgram(
    ["rule.ts"],
    { noLib: true, types: [] },
    {
      ...host,
      getSourceFile: (name) => (name === "rule.ts" ? source : undefined),
    },
  );
  return mutantsOf(source, program.getTypeChecker()).map(({ change }) => change);
}

describe("每处可能写错的地方都换一种写法", () => {
  test.each([
    ["const f = (x: number) => x < 3;", ["< → <=", "< → >=", "3 → 4", "3 → 2"]],
    ["const f = (x: boolean, y: boolean) => x && !y;", ["x && !y → (x)", "x && !y → (!y)", "!y → y"]],
    ["const f = (x: number, y: number) => x + y;", ["+ → -"]],
    ["const f = (x: string, y: string) => x + y;", []],
    ["const f = (x: boolean) => (x ? 1 : 5);", ["x → true", "x → false", "1 → 2", "1 → 0", "5 → 6", "5 → 4"]],
    ["const w: Word = 'b';", ["'b' → \"a\""]],
    ["const f = (w: Word) => w === 'a';", ["=== → !==", "'a' → \"b\""]],
    ["const list: Word[] = ['a'];", ["'a' → (nothing)", "'a' → \"b\""]],
    [
      "const f = (t: Thing): Thing => ({ ...t, word: 'a' });",
      ["...t, → (nothing)", ", word: 'a' → (nothing)", "'a' → \"b\""],
    ],
    ["const t: Thing = { word: 'b', note: '请核对' };", [", note: '请核对' → (nothing)", "'b' → \"a\""]],
    ["type Row = [Word, Word]; declare const a: 'a'; declare const b: 'b'; const r: Row = [a, b];", ["a → b", "b → a"]],
    ["const t = { 3: '可以' };", []],
  ])("%s", (code, expected) => {
    expect(changes(code)).toEqual(expected);
  });
});

test.each([
  ["/^ab|c$/g", ["/ab|c$/g", "/^ab|c/g", "/c$/g", "/^ab/g"]],
  ["/(?:一|二)天?/", ["/(?:二)天?/", "/(?:一)天?/", "/(?:一|二)天/"]],
  ["/[|^?]\\|/", []],
])("正则式 %s 每次少一样", (written, left) => {
  expect(thinned(written)).toEqual(left);
});

test("一处写错算在最里层的函数里，表格里的不算在任何函数里", () => {
  const source = ts.createSourceFile("rule.ts", "const t = 1; const f = () => () => 2;", ts.ScriptTarget.ES2023, true);
  const numbers: (number | null)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNumericLiteral(node)) numbers.push(functionAround(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  expect(numbers).toEqual([null, source.text.lastIndexOf("() => 2") - 1]);
});
