import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { drawnInto, lifecycleDiagram, readmes } from "../../scripts/diagram.ts";
import { commands } from "../../src/bot/commands/index.ts";
import { variables } from "../../src/config-variables.ts";
import { CARD_LIFE_DAYS } from "../../src/domain/reminder/plan.ts";
import { presets } from "../../src/domain/settings/table.ts";
import { readEvent } from "../../src/feishu/events.ts";
import { neededEvents, neededScopes } from "../../src/feishu/needed.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const under = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => join(folder, file));
const isPage = (file: string) => file.endsWith(".md");
const pages = [...readdirSync(root).filter(isPage), ...under("docs").filter(isPage)].sort();

const everyMatch = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = ""]) => found);
const proseOf = (text: string): string => text.replace(/^ *```[\s\S]*?^ *```/gm, "");

/** The rows of all tables of a page as cells, heads and rules left out. */
function rowsOf(text: string): string[][] {
  const lines = proseOf(text).split("\n");
  const isRow = (line: string | undefined) => line?.trim().startsWith("|") === true;
  const isRule = (line: string | undefined) => /^\s*\|[-|: ]+\|\s*$/.test(line ?? "");
  return lines
    .filter((line, i) => isRow(line) && !isRule(line) && !isRule(lines[i + 1]))
    .map((line) => line.trim().slice(1, -1).split("|"))
    .map((cells) => cells.map((cell) => cell.trim()));
}

const bare = (cell = ""): string => /^`([^`]*)`$/.exec(cell)?.[1] ?? cell;
const rowsWhere = (page: string, first: RegExp) => rowsOf(read(page)).filter(([cell = ""]) => first.test(cell));

describe.each(pages)("%s", (page) => {
  const text = read(page);

  test("链接指向的文件都在", () => {
    const links = everyMatch(proseOf(text), /\]\(([^)\s]+)\)/g).filter((link) => !/^(https?:|#)/.test(link));
    const gone = links.filter((link) => !existsSync(join(root, dirname(page), link.split("#")[0] ?? "")));
    expect(gone).toEqual([]);
  });

  test("写出的文件路径都在", () => {
    const quoted = everyMatch(proseOf(text), /`((?:src|cards|test|docs|scripts)(?:\/[\w.-]+)+)`/g);
    expect(quoted.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test("写出的 npm run 都有", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    expect(everyMatch(text, /npm run ([\w-]+)/g).filter((name) => !scripts[name])).toEqual([]);
  });

  test("没有某台机器上的路径，没有没写完的话", () => {
    expect(text).not.toMatch(/(?<![\w.])\/(home|root|tmp|Users|work)\/|TODO|FIXME|！/);
  });
});

describe.each([
  { page: readmes[0], required: "required", optional: "optional" },
  { page: readmes[1], required: "必填", optional: "可不填" },
])("$page", ({ page, required, optional }) => {
  test("变量表与配置一致", () => {
    const told = rowsWhere(page, /^`[A-Z_]+`$/).map(([name, need, preset]) => [bare(name), need, bare(preset)]);
    const known = Object.entries(variables).map(([name, row]) => [
      name,
      row.need === "production" ? required : optional,
      "preset" in row ? row.preset : "",
    ]);
    expect(told).toEqual(known);
  });

  test("命令表与命令清单一致，次序与帮助相同", () => {
    const told = rowsWhere(page, /^`\//).map(([usage]) => bare(usage));
    expect(told).toEqual(commands.map(({ usage }) => usage()));
  });

  test("办理流程图就是流程表画出来的", () => {
    expect(read(page)).toContain(lifecycleDiagram());
    expect(drawnInto(read(page))).toBe(read(page));
  });

  test("权限表就是自检核对的权限，事件表就是自检核对的事件", () => {
    expect(rowsWhere(page, /^`(im|contact):[a-z0-9_.:]+`$/).map(([name]) => bare(name))).toEqual(
      neededScopes.map(({ name }) => name),
    );
    const events = rowsWhere(page, /^`[a-z_0-9]+(\.[a-z_0-9]+)+`$/).map(([event]) => bare(event));
    expect(events).toEqual([neededEvents.message, ...neededEvents.others]);
    expect(read(page)).toContain(`\`${neededEvents.click}\``);
  });

  test("写出的事件都认得，菜单的键就是命令的键", () => {
    const events = rowsWhere(page, /^`[a-z_0-9]+(\.[a-z_0-9]+)+`$/).map(([event]) => bare(event));
    expect(events).toContain("im.message.receive_v1");
    expect(events.filter((eventType) => readEvent({ eventType, event: {} }, null).kind === "unknown")).toEqual([]);
    const keys = rowsWhere(page, /^`[a-z]+`$/).map(([key, does = ""]) => [bare(key), /^`\/([^`]+)`/.exec(does)?.[1]]);
    expect(keys).toEqual(commands.flatMap(({ key, name }) => (key === null ? [] : [[key, name]])));
  });
});

test("中文命令表的说明就是帮助里的说明", () => {
  const told = rowsWhere("README.zh-CN.md", /^`\//).map(([, , what]) => what);
  expect(told).toEqual(commands.map(({ summary }) => summary));
});

test("提醒表里的天数就是提醒日程里的天数", () => {
  const { beforeDue, overdueCeiling, escalateAfter } = presets;
  const [english, chinese] = readmes.map(read);
  expect(english).toContain(`| ${beforeDue.join(" and ")} working days before, and on the day |`);
  expect(english).toContain(`| each of the first ${overdueCeiling} working days overdue |`);
  expect(english).toContain(`| ${escalateAfter}rd working day overdue |`);
  expect(english).toContain(`| ${CARD_LIFE_DAYS} days since the last card |`);
  expect(chinese).toContain(`| 到期前 ${beforeDue.join(" 个、")} 个工作日和到期当天 |`);
  expect(chinese).toContain(`| 逾期第 1 至第 ${overdueCeiling} 个工作日，每个工作日 |`);
  expect(chinese).toContain(`| 逾期第 ${escalateAfter} 个工作日 |`);
  expect(chinese).toContain(`| 上一张卡片发出满 ${CARD_LIFE_DAYS} 天 |`);
});

test("两份说明一样全：标题层次、表格、命令行逐一对应", () => {
  const [english, chinese] = readmes.map((page) => {
    const text = read(page);
    return {
      headings: everyMatch(proseOf(text), /^(#+) /gm),
      tables: rowsOf(text).map((cells) => cells.length),
      blocks: everyMatch(text, /^ *```(\w*)$/gm),
      addresses: everyMatch(text, /`([A-Z_]+|GET \/\w+|\/feishu\/\w+)`/g).sort(),
    };
  });
  expect(chinese).toEqual(english);
});

describe("docs/regulation.md", () => {
  const rows = rowsWhere("docs/regulation.md", /^(\d\d-\d|C\d)/);
  const pathsIn = (cell = "") => everyMatch(cell, /\]\(\.\.\/([^)]+)\)/g);

  test("每一条都有着落：有做法的指明代码和测试，没有的说明没有", () => {
    for (const [id, today = "", where, proof] of rows) {
      const absent = /^(not yet|nothing)/.test(today) && pathsIn(where).length === 0;
      expect([id, absent || (pathsIn(where).length > 0 && pathsIn(proof).length > 0)]).toEqual([id, true]);
    }
  });

  test("代码一栏只指代码，测试一栏只指测试", () => {
    expect(rows.flatMap(([, , where]) => pathsIn(where)).filter((path) => !/^(src|cards)\//.test(path))).toEqual([]);
    expect(
      rows.flatMap(([, , , proof]) => pathsIn(proof)).filter((path) => !/^test\/.*\.test\.ts$/.test(path)),
    ).toEqual([]);
  });

  test("一、四至七条：每个条款至少有一项所列测试在标题中写明", () => {
    const asked = rows.filter(([cell = "", , , proof]) => /^0[14567]-/.test(cell) && pathsIn(proof).length > 0);
    const unnamed = asked.flatMap(([cell = "", , , proof]) => {
      const told = pathsIn(proof).flatMap((path) => everyMatch(read(path), /"([^"\n]*)"/g));
      const ids = cell.match(/\d\d-\d[a-z]?/g) ?? [];
      return ids.filter((id) => !told.some((title) => new RegExp(`(?<![\\d-])${id}(?![\\d-])`).test(title)));
    });
    expect(asked.length).toBeGreaterThan(10);
    expect(unnamed).toEqual([]);
  });

  test("条款编号不重复，十八条一条不少", () => {
    const ids = rows.flatMap(([cell = ""]) => cell.match(/\d\d-\d[a-z]?/g) ?? []);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const articles = new Set(ids.map((id) => Number(id.slice(0, 2))));
    expect([...articles].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  test("测试标题里写出的条款都在表中", () => {
    const ids = new Set(rows.flatMap(([cell = ""]) => cell.match(/\d\d-\d[a-z]?/g) ?? []));
    const tests = under("test").filter((file) => file.endsWith(".test.ts") && file !== "test/tooling/docs.test.ts");
    const named = tests.flatMap((file) =>
      everyMatch(read(file), /^ *(?:test|describe)\S*\("([^"]*)"/gm).flatMap(
        (title) => title.match(/\b[01]\d-\d[a-f]?\b(?!-)/g) ?? [],
      ),
    );
    expect(named.length).toBeGreaterThan(10);
    expect([...new Set(named)].filter((id) => !ids.has(id))).toEqual([]);
  });
});
