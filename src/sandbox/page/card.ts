import { el } from "./dom.ts";
import type { Field } from "./field.ts";
import type { Pen, Renderer } from "./pen.ts";
import type { Raw } from "./raw.ts";
import { colourOf, listOf, rawOf, stringOf, wordsOf } from "./raw.ts";
import { renderButton, renderOverflow } from "./render-button.ts";
import { renderChart } from "./render-chart.ts";
import { renderMultiSelect, renderSelect } from "./render-choice.ts";
import { renderForm } from "./render-form.ts";
import { renderChecker, renderInput, renderPicker } from "./render-input.ts";
import { renderColumn, renderColumns, renderContainer, renderPanel } from "./render-layout.ts";
import { drawText, renderMarkdown, textTag } from "./render-markdown.ts";
import { renderTable } from "./render-table.ts";
import { renderDiv, renderImage, renderImages, renderPeople, renderPlainText, renderRule } from "./render-text.ts";

const renderers: Record<string, Renderer> = {
  markdown: renderMarkdown,
  div: renderDiv,
  plain_text: renderPlainText,
  hr: renderRule,
  img: renderImage,
  img_combination: renderImages,
  person: renderPeople,
  person_list: renderPeople,
  column_set: renderColumns,
  column: renderColumn,
  collapsible_panel: renderPanel,
  interactive_container: renderContainer,
  form: renderForm,
  table: renderTable,
  chart: renderChart,
  button: renderButton,
  overflow: renderOverflow,
  input: renderInput,
  select_static: renderSelect,
  multi_select_static: renderMultiSelect,
  select_person: renderSelect,
  multi_select_person: renderMultiSelect,
  date_picker: renderPicker,
  picker_time: renderPicker,
  picker_datetime: renderPicker,
  checker: renderChecker,
};

/** Every word found in a component nobody here can draw. */
function wordsWithin(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsWithin);
  if (typeof value !== "object" || value === null) return [];
  const own = stringOf(rawOf(value).content);
  return [...(own ? [own] : []), ...Object.values(value).flatMap(wordsWithin)];
}

const renderUnknown: Renderer = (element) =>
  el(
    "div",
    { class: "unknown" },
    el("div", {}, `本页画不出这种组件：${stringOf(element.tag) || "（无 tag）"}`),
    ...wordsWithin(element).map((words) => el("div", { class: "plain" }, words)),
  );

const draw: Pen["draw"] = (elements, pen) =>
  listOf(elements)
    .map(rawOf)
    .map((element) => {
      const tag = stringOf(element.tag);
      return (
        (Object.hasOwn(renderers, tag) ? renderers[tag] : undefined)?.(element, pen) ?? renderUnknown(element, pen)
      );
    });

function header(raw: Raw, pen: Pen): HTMLElement {
  const tags = listOf(raw.text_tag_list).map((tag) => textTag(wordsOf(rawOf(tag).text), stringOf(rawOf(tag).color)));
  const title = drawText(raw.title, pen.nameOf);
  title.classList.add("card-title");
  const subtitle = wordsOf(raw.subtitle);
  return el(
    "header",
    { class: `tone-${colourOf(raw.template) || "default"}` },
    el("div", { class: "card-head" }, title, ...tags),
    subtitle && el("div", { class: "card-subtitle" }, subtitle),
  );
}

/** What the surroundings do for a card: names, people to choose from, carrying a click, asking twice. */
export type CardDesk = Pick<Pen, "nameOf" | "members" | "act" | "confirm">;

export type DrawnCard = { node: HTMLElement; fields: Field[] };

/** A card JSON 2.0 as nodes of the page. */
export function drawCard(card: unknown, desk: CardDesk): DrawnCard {
  const raw = rawOf(card);
  const pen: Pen = { ...desk, draw, form: null, fields: [] };
  const body = el("div", { class: "card-body" }, ...draw(rawOf(raw.body).elements, pen));
  const width = rawOf(raw.config).width_mode === "compact" ? " compact" : "";
  const head = raw.header === undefined ? null : header(rawOf(raw.header), pen);
  return { node: el("article", { class: `card${width}` }, head, body), fields: pen.fields };
}
