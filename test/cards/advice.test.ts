import { expect, test } from "vitest";
import { cardAdvice } from "../../src/sandbox/card-rules/advice.ts";
import { cardFaults } from "../../src/sandbox/card-rules/card-faults.ts";
import { cardOf, chart, plain } from "./every-component.ts";
import { examples } from "./examples.ts";

const spec = (more: object) => ({ ...chart, chart_spec: { ...chart.chart_spec, ...more } });

const rows: readonly (readonly [string, object, string])[] = [
  ["没有的图表", spec({ type: "pyramid" }), "chart_spec.type"],
  ["纹理填充", spec({ bar: { style: { texture: "circle" } } }), "chart_spec"],
  ["圆锥渐变", spec({ bar: { style: { fill: { gradient: "conical" } } } }), "chart_spec"],
  ["网格词云", spec({ type: "wordCloud", wordCloudConfig: { layoutMode: "grid" } }), "chart_spec"],
  ["名单里可能有无效的人", { tag: "person_list", persons: [{ id: "ou_1" }] }, "drop_invalid_user_id"],
  ["@所有人", { tag: "markdown", content: "<at id=all></at> 请看" }, ""],
  ["HTML 块", { tag: "markdown", content: "<div>甲</div>" }, ""],
  ["没有回传的勾选", { tag: "checker", text: plain("甲") }, ""],
];

test.each(rows)("%s：平台收下，但提醒一句，指明在哪里", (_, element, key) => {
  const card = cardOf(element);
  expect(cardFaults(card)).toEqual([]);
  expect(cardAdvice(card).map(({ path }) => path)).toEqual([`body.elements[0]${key ? `.${key}` : ""}`]);
});

test("没写配置、摘要、标题的提醒一句", () => {
  expect(cardAdvice({ schema: "2.0", body: { elements: [] } }).map(({ path }) => path)).toEqual([
    "config.update_multi",
    "config.summary",
    "header",
  ]);
});

test.each(Object.entries(examples))("卡片 %s 没有一处要提醒", (_, { card }) => expect(cardAdvice(card)).toEqual([]));
