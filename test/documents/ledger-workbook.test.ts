import { strFromU8, unzipSync } from "fflate";
import { readSheet } from "read-excel-file/node";
import { expect, test } from "vitest";
import type { LedgerRow } from "../../src/documents/ledger-workbook.ts";
import { streamLedger } from "../../src/documents/ledger-workbook.ts";

const row: LedgerRow = {
  number: "督〔2026〕1号",
  matter: "雪亮工程点位整改",
  requirement: "",
  unit: "汉滨区",
  status: "办理中（逾期）",
  tone: "late",
  due: "2026-11-30",
  overdueDays: 2,
  issued: "2026-11-24",
  acknowledged: null,
  ended: null,
  percent: 60,
  returns: 0,
  workstreams: "平安建设",
  category: "（七）基层基础建设",
  topic: "",
  basis: "",
  source: "",
  level: "",
  priority: "一般",
};

async function fileOf(lots: LedgerRow[][], heading = "督导事项台账　导出人：甄明") {
  async function* rows() {
    yield* lots;
  }
  const pieces: Uint8Array[] = [];
  const book = { heading, by: "甄明", at: new Date("2026-11-24T01:20:00Z"), rows: rows() };
  for await (const piece of streamLedger(book)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const partOf = (file: Buffer, name: string): string => strFromU8(unzipSync(file)[name] ?? new Uint8Array());

test("标题和表头固定，带筛选、列宽、状态颜色，页脚写明导出人", async () => {
  const file = await fileOf([[row, { ...row, tone: "done", status: "已销号" }], [{ ...row, tone: "ended" }]]);
  const sheet = partOf(file, "xl/worksheets/sheet1.xml");
  expect(sheet).toContain('<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>');
  expect(sheet).toContain('<autoFilter ref="A2:S5"/>');
  expect(sheet).toContain('<col min="2" max="2" width="40" customWidth="1"/>');
  expect(sheet).toContain("&amp;L督导事项台账　导出人：甄明&amp;R");
  const looks = [...sheet.matchAll(/<c r="D[3-5]" s="(\d+)"/g)].map(([, look]) => look);
  expect(new Set(looks).size).toBe(3);
  expect(partOf(file, "xl/workbook.xml")).toContain("'台账'!$A$2:$S$5");
  expect(partOf(file, "docProps/core.xml")).toContain("<dc:creator>甄明</dc:creator>");
});

const begins = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://a.b","点")', "|calc", "%0A=1"];

test("以公式符号开头的文字仍是文字：不是公式，改写后也不变成公式", async () => {
  const file = await fileOf([begins.map((matter) => ({ ...row, matter, source: matter }))]);
  const sheet = partOf(file, "xl/worksheets/sheet1.xml");
  expect(sheet).not.toMatch(/<f[ >]/);
  expect(sheet).not.toContain('t="str"');
  const styles = partOf(file, "xl/styles.xml");
  const [, cells = ""] = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(styles) ?? [];
  const looks = cells.match(/<xf [^>]*>/g) ?? [];
  for (const [, look] of sheet.matchAll(/<c r="[A-Z]+\d+" s="(\d+)" t="inlineStr"/g)) {
    expect(looks[Number(look)]).toContain('quotePrefix="1"');
  }
  const read = await readSheet(file);
  expect(read.slice(2).map((cells) => cells[1])).toEqual(begins.map((each) => expect.stringContaining(each.trim())));
});

test.each([
  ["尖括号与引号", '<a href="x">&amp;</a>'],
  ["像转义的文字", "_x000D_ 与 _x0041_"],
  ["四字节的字", "𠮷安"],
])("文字照原样：%s", async (_, matter) => {
  expect((await readSheet(await fileOf([[{ ...row, matter }]])))[2]?.[1]).toBe(matter);
});

test("文件里放不下的字符去掉，过长的截断，空台账也打得开", async () => {
  const matter = `甲\u0000\u0007\uD800乙\uFFFE`;
  const [, , read] = await readSheet(await fileOf([[{ ...row, matter, requirement: "长".repeat(40_000) }]]));
  expect(read?.[1]).toBe("甲乙");
  expect(String(read?.[18])).toHaveLength(32_767);
  expect(await readSheet(await fileOf([]))).toHaveLength(2);
});

test("一批一批地写：要下一批之前，前一批已经交出去，不在手里攒着", async () => {
  let asked = 0;
  let taken = 0;
  const ahead: number[] = [];
  async function* rows() {
    for (; asked < 40; asked += 1) {
      ahead.push(taken);
      yield Array.from({ length: 500 }, (_, n) => ({ ...row, matter: `${asked} ${n} ${Math.sin(n + asked)}` }));
    }
  }
  for await (const piece of streamLedger({ heading: "", by: "", at: new Date(0), rows: rows() })) {
    taken += piece.byteLength;
  }
  expect(ahead.slice(10).every((bytes) => bytes > 0)).toBe(true);
  expect(ahead.at(-1)).toBeGreaterThan(taken / 2);
});
