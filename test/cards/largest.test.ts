import { expect, test } from "vitest";
import { assignmentCard } from "../../cards/assignment.ts";
import { digestCard } from "../../cards/digest.ts";
import { draftCard } from "../../cards/draft.ts";
import type { Drawn } from "../../cards/drawn.ts";
import type { CardAction, Field, FormFacts } from "../../cards/facts.ts";
import { bytesOf, tagged } from "../../cards/fit.ts";
import { groupNoticeCard } from "../../cards/group-notice.ts";
import { groupedCard } from "../../cards/grouped.ts";
import { intakeCard } from "../../cards/intake.ts";
import { itemCard } from "../../cards/item.ts";
import { journalHeadCard } from "../../cards/journal-head.ts";
import { LIMITS } from "../../cards/kit.ts";
import { ledgerCard } from "../../cards/ledger.ts";
import { plainCard } from "../../cards/plain.ts";
import { rosterCard } from "../../cards/roster.ts";
import { settingsCard } from "../../cards/settings.ts";
import { unitCard } from "../../cards/unit.ts";
import { ownCardFaults } from "../../src/sandbox/card-rules/tolerated.ts";
import * as facts from "./facts.ts";
import { proposal } from "./intake-facts.ts";

const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

/** Ordinary words, words that would like to be markup, and the widest letters there are. */
const tongues = { 平常的话: "办", 满是记号的话: "*", 四字节的字: "𠮷" } as const;

const action = (label: string): CardAction => ({
  ...facts.button(label, "form.submitCompletion", { kind: "primary" }),
  confirm: { title: "通过并销号", text: "确认该单位已按要求完成，予以销号？" },
});

function everything(letter: string): Record<string, Drawn> {
  const long = (count: number) => letter.repeat(count);
  const history = times(100, () => ({
    when: "11月24日 15:40",
    who: long(20),
    what: "反馈进展",
    words: long(1000),
  }));
  const list = times(9, (at) => ({ label: `内容${at}`, value: long(2000) }));
  const actions = times(8, () => action("申请办结"));
  const filled: Field[] = facts.draftForm.fields.map((field) =>
    field.kind === "text" ? { ...field, value: long(field.most) } : field,
  );
  const form: FormFacts = { ...facts.draftForm, notice: long(300), fault: long(300), fields: filled };
  const base = { matter: long(200), facts: list, history, actions, ask: long(1000) };
  const assignment = {
    ...facts.inProgress,
    ...base,
    evidence: times(60, () => ({ name: `${long(120)}.xlsx`, when: "11月24日 15:45", who: long(20) })),
  };
  const units = times(40, (at) => ({
    unit: `第${at}单位${long(40)}`,
    status: "办理中（逾期）",
    due: "11月20日（周五），已逾期 2 个工作日",
    latest: long(1000),
  }));
  const item = { ...facts.item, ...base, units, sum: `共 40 个承办单位：${long(60)}` };
  const lines = times(10, () => ({
    ...facts.line,
    matter: long(200),
    unit: long(40),
    says: long(1200),
    actions: [action("通过并销号"), facts.button("退回", "form.returnForRework"), facts.button("查看", "goto")],
  }));
  const paging = times(3, () => facts.button("上一页", "goto"));
  const names = times(30, (at) => `单位${at}${long(12)}`);
  const apart = { title: long(60), figures: long(200), lines: times(40, () => long(800)), left: 900 };
  const rows = times(100, () => ({ number: "督〔2026〕100号", matter: long(200), unit: long(40) }));
  return {
    承办卡: assignmentCard(assignment),
    承办卡的表单: assignmentCard({ ...assignment, form }),
    总卡: itemCard(item),
    总卡的表单: itemCard({ ...item, form }),
    预览卡: draftCard({
      ...facts.draft,
      preview: times(5, (at) => ({ label: `项${at}`, value: long(2000) })),
      warnings: times(50, () => long(500)),
      form,
    }),
    待立项卡: intakeCard({ ...proposal, ...base }),
    待立项卡的表单: intakeCard({ ...proposal, ...base, form }),
    汇总卡: groupedCard({ ...facts.morning, lead: long(300), lines, more: 30, paging, note: long(200) }),
    汇总卡和另列的事项: groupedCard({
      ...facts.morning,
      ...{ lead: long(300), lines, more: 30, paging, note: long(200) },
      apart: { ...apart, action: action("查看") },
    }),
    周报: digestCard({
      ...facts.digest,
      chart: names.flatMap((unit) => times(6, (at) => ({ unit, status: `第${at}种状态`, count: 100 + at }))),
      table: times(35, (at) => ({ unit: names[at] ?? "其他", open: 100, overdue: 100, closed: 100, dueThisWeek: 100 })),
      otherUnits: { units: 12, open: 340 },
      overdue: rows.map((row) => ({ ...row, days: "逾期 100 个工作日" })),
      closed: rows,
      dueThisWeek: rows.map((row) => ({ ...row, due: "11月26日（周四）" })),
      left: { overdue: 900, closed: 900, dueThisWeek: 900 },
      handedDown: apart,
    }),
    督办动态: groupNoticeCard({
      ...facts.groupNotice,
      lists: times(3, (at) => ({
        title: `第${at}类`,
        rows: rows.map((row) => ({ ...row, unit: long(200), last: "期限2027年11月30日（周二）" })),
        left: 900,
      })),
      note: long(200),
    }),
    操作日志摘要: journalHeadCard({ ...facts.journalHead, head: `2147483647:${"f".repeat(64)}` }),
    台账: ledgerCard({
      ...facts.ledger,
      said: long(500),
      rows: times(10, () => ({ ...rows[0], status: "办理中（逾期）", due: "2027年11月20日" }) as never),
      lines: times(10, () => action("查看")),
      paging,
      hint: long(300),
    }),
    设置: settingsCard({
      ...facts.settings,
      lead: long(500),
      rows: times(20, () => ({
        label: long(60),
        value: long(200),
        says: times(4, () => long(300)),
        action: action("修改"),
      })),
    }),
    通讯录核对: rosterCard({
      ...facts.rosterReady,
      lead: long(500),
      facts: times(3, (at) => ({ label: `项${at}`, value: long(300) })),
      sections: [
        ...times(8, (at) => ({ title: `第${at}类${long(60)}`, lines: times(40, () => long(800)), total: 600 })),
        { title: long(60), lines: times(40, () => long(800)), total: 600, folded: "提醒（600）" },
      ],
      actions: times(2, () => action("确认导入")),
    }),
    单位情况: unitCard({
      ...facts.unit,
      name: long(100),
      facts: times(6, (at) => ({ label: `项${at}`, value: long(300) })),
      people: times(10, (at) => ({ label: `角色${at}`, value: long(2000) })),
      standIns: times(40, () => long(400)),
      gaps: times(40, () => long(400)),
    }),
    普通卡: plainCard({
      ...facts.plain,
      paragraphs: times(40, () => long(4000)),
      facts: times(40, (at) => ({ label: `/命令${at} ${long(60)}`, value: long(300) })),
      actions: times(12, () => action("查看")),
    }),
  };
}

const cases = Object.entries(tongues).flatMap(([tongue, letter]) =>
  Object.entries(everything(letter)).map(([name, drawn]) => [name, tongue, drawn] as const),
);

test.each(cases)("%s 写满%s，仍在大小和件数之内，且合乎全部规则", (_name, _tongue, { card }) => {
  expect(bytesOf(card)).toBeLessThan(LIMITS.bytes);
  expect(tagged(card)).toBeLessThanOrEqual(LIMITS.elements);
  expect(ownCardFaults(card)).toEqual([]);
});

test.each(cases)("%s 写满%s，代替卡片的文字也发得出去", (_name, _tongue, { text }) => {
  expect(new TextEncoder().encode(text).length).toBeLessThan(30 * 1024);
});

test("写不下的办理过程只留最新的，并写明还有多少条", () => {
  const history = times(100, (at) => ({
    when: `第${at}日`,
    who: "贾示例",
    what: "反馈进展",
    words: "办".repeat(1000),
  }));
  const words = JSON.stringify(assignmentCard({ ...facts.inProgress, history }).card);
  expect(words).toContain("办理过程（100）");
  expect(words).toContain("第99日");
  expect(words).not.toContain("第0日　");
  expect(words).toMatch(/其余 \d+ 条未列出。/);
});

test("四十个单位在总卡上一个不少，每页十行", () => {
  const units = times(
    40,
    (at) => ({ ...facts.item.units[0], unit: `第${at}单位` }) as (typeof facts.item.units)[number],
  );
  const table = itemCard({ ...facts.item, units }).card.body.elements.find(({ tag }) => tag === "table");
  expect(table).toMatchObject({ page_size: 10 });
  expect(JSON.stringify(table)).toContain("第39单位");
});

test("周报表格至多三十个单位，其余合为一行", () => {
  const table = times(35, (at) => ({ unit: `第${at}单位`, open: 2, overdue: 0, closed: 0, dueThisWeek: 0 }));
  const { card } = digestCard({ ...facts.digest, table, otherUnits: null });
  const drawn = card.body.elements.find(({ tag }) => tag === "table");
  expect(drawn).toMatchObject({ rows: { length: 31, 30: { unit: "其余 5 个单位", open: 10 } } });
});

test("每个按钮都要再问一遍的汇总卡放不下十行，少列几行，计入另有几项", () => {
  const lines = times(10, () => ({ ...facts.line, actions: times(3, () => action("通过并销号")) }));
  const { card } = groupedCard({ ...facts.morning, lines, more: 0 });
  expect(tagged(card)).toBeLessThanOrEqual(LIMITS.elements);
  expect(JSON.stringify(card)).toContain("另有 5 项");
});

test("汇总卡至多十行，多出的计入另有几项", () => {
  const words = JSON.stringify(groupedCard({ ...facts.morning, lines: times(13, () => facts.line), more: 2 }).card);
  expect(words).toContain("另有 5 项");
});
