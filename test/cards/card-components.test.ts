import { expect, test } from "vitest";
import { cardFaults, shapes } from "../../src/sandbox/card-rules/card-faults.ts";
import { complete, minimal } from "./complete-components.ts";
import { cardOf, form } from "./every-component.ts";

const tags = Object.keys(shapes);

/** Where each may stand: a column in its set, what a form alone may hold in a form. */
function standing(tag: string, element: object): object {
  const whole = { tag, ...element };
  if (tag === "column") return cardOf({ tag: "column_set", columns: [whole] });
  const formOnly = tag.startsWith("multi_select") || "multi_select" in element || "form_action_type" in element;
  return formOnly ? cardOf(form(whole)) : cardOf(whole);
}

test("规则里的每种组件都有最简和最全的一例", () => {
  expect(Object.keys(minimal).toSorted()).toEqual(tags.toSorted());
  expect(Object.keys(complete).toSorted()).toEqual(tags.toSorted());
});

test.each(tags)("%s 只写必填的，收下", (tag) => expect(cardFaults(standing(tag, minimal[tag] ?? {}))).toEqual([]));

test.each(tags)("%s 写满每个属性，收下", (tag) => {
  const { need = {}, should = {}, may = {} } = shapes[tag] ?? {};
  expect(Object.keys(complete[tag] ?? {}).toSorted()).toEqual(
    [...new Set([...Object.keys(need), ...Object.keys(should), ...Object.keys(may)])].toSorted(),
  );
  expect(cardFaults(standing(tag, complete[tag] ?? {}))).toEqual([]);
});

const needed = tags.flatMap((tag) => Object.keys(shapes[tag]?.need ?? {}).map((key) => [tag, key] as const));

test.each(needed)("%s 缺了 %s，退回并指明", (tag, key) => {
  const card = standing(tag, { ...minimal[tag], [key]: undefined });
  expect(cardFaults(card).map(({ path, rule }) => `${path.split(".").at(-1)} ${rule}`)).toContain(`${key} 必须填写`);
});

const known = tags.flatMap((tag) => Object.keys(complete[tag] ?? {}).map((key) => [tag, key] as const));

test.each(known)("%s 的 %s 写成别的东西，退回并指到那里", (tag, key) => {
  const card = standing(tag, { ...complete[tag], [key]: { strange: [] } });
  expect(cardFaults(card).some(({ path }) => path.includes(`.${key}`))).toBe(true);
});
