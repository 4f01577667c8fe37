import type { Renderer } from "./pen.ts";
import { renderButton, renderOverflow } from "./render-button.ts";
import { renderChart } from "./render-chart.ts";
import { renderChecker } from "./render-checker.ts";
import { renderMultiSelect, renderSelect } from "./render-choice.ts";
import { renderForm } from "./render-form.ts";
import { renderInput, renderPicker } from "./render-input.ts";
import { renderColumn, renderColumns, renderContainer, renderPanel } from "./render-layout.ts";
import { renderImage, renderImages, renderPeople, renderPerson } from "./render-picture.ts";
import { renderSelectImg } from "./render-select-img.ts";
import { renderTable } from "./render-table.ts";
import { renderDiv, renderMarkdown, renderPlainText, renderRule } from "./render-text.ts";

/** Every component of the card JSON 2.0 by its tag. */
export const renderers: Readonly<Record<string, Renderer>> = {
  markdown: renderMarkdown,
  div: renderDiv,
  plain_text: renderPlainText,
  hr: renderRule,
  img: renderImage,
  img_combination: renderImages,
  person: renderPerson,
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
  select_img: renderSelectImg,
};
