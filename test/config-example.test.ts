import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { variables } from "../src/config-variables.ts";

const text = readFileSync(join(import.meta.dirname, "../.env.example"), "utf8");
const lines = [...text.matchAll(/((?:^#.*\n)*)^([A-Z_]+)=(.*)$/gm)].map(([, comment = "", name = "", value = ""]) => ({
  comment,
  name,
  value,
}));

test(".env.example 写出全部变量，一个不多，一个不少，各有说明", () => {
  expect(lines.map(({ name }) => name).sort()).toEqual(Object.keys(variables).sort());
  const unexplained = lines.filter(({ name, comment }) => comment === "" && name !== "PORT");
  expect(unexplained).toEqual([]);
});

test(".env.example 标明正式必填的各项", () => {
  const marked = lines.filter(({ comment }) => comment.includes("【正式必填】")).map(({ name }) => name);
  const needed = Object.entries(variables).filter(([, { need }]) => need === "production");
  expect(marked.sort()).toEqual(needed.map(([name]) => name).sort());
});

test(".env.example 等号后面写的就是默认值，原样照抄就是试用", () => {
  for (const { name, value } of lines) {
    const row = Object.entries(variables).find(([variable]) => variable === name)?.[1];
    expect([name, value]).toEqual([name, row && "preset" in row ? row.preset : ""]);
  }
  expect(readConfig(Object.fromEntries(lines.map(({ name, value }) => [name, value])))).toEqual(readConfig({}));
});

test("正式必填的各项正是缺了就会被拒绝的各项", () => {
  const needed = Object.entries(variables).filter(([, { need }]) => need === "production");
  expect(() => readConfig({ FEISHU_APP_ID: "cli_example" })).toThrow(`${needed.length - 1} 处`);
});
