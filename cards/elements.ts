import type { ButtonValue } from "./facts.ts";

/** The components our cards are made of, and no property more than we use: a typo is a card that never arrives. */
export type PlainText = { tag: "plain_text"; content: string };
export type Markdown = { tag: "markdown"; content: string; text_size?: "heading" | "normal" | "notation" };
export type Rule = { tag: "hr" };

export type Button = {
  tag: "button";
  text: PlainText;
  type: "default" | "primary_filled" | "danger";
  behaviors: [{ type: "callback"; value: ButtonValue }];
  name?: string;
  form_action_type?: "submit";
  confirm?: { title: PlainText; text: PlainText };
};

/** A button that opens a page and tells us nothing. */
export type LinkButton = {
  tag: "button";
  text: PlainText;
  type: "primary_filled";
  behaviors: [{ type: "open_url"; default_url: string }];
};

export type Column = { tag: "column"; width: "auto" | "weighted"; weight?: number; elements: Inner[] };
export type ColumnSet = { tag: "column_set"; flex_mode: "none" | "flow"; columns: Column[] };

export type Panel = {
  tag: "collapsible_panel";
  expanded: boolean;
  header: { title: PlainText };
  elements: Inner[];
};

type TableColumn = {
  name: string;
  display_name: string;
  data_type: "text" | "number";
  width?: "auto";
  horizontal_align?: "left" | "right";
};
export type Table = {
  tag: "table";
  page_size: number;
  row_height: "low" | "auto";
  columns: TableColumn[];
  rows: Record<string, string | number>[];
};

export type Chart = {
  tag: "chart";
  aspect_ratio: "16:9";
  chart_spec: {
    type: "bar";
    data: { values: Record<string, string | number>[] };
    xField: string;
    yField: string;
    seriesField: string;
    stack: true;
    /** Which value of the series has which colour. */
    color: { type: "ordinal"; domain: string[]; range: string[] };
    axes: ({ orient: "left"; tick: { noDecimals: true } } | { orient: "bottom" })[];
    legends: { visible: true; orient: "bottom" };
  };
};

type Named = { name: string; required: boolean };
export type Option = { text: PlainText; value: string };
export type Input = Named & {
  tag: "input";
  label: PlainText;
  placeholder: PlainText;
  max_length: number;
  input_type: "text" | "multiline_text";
  rows?: number;
  width: "fill";
  default_value?: string;
};
export type Select = Named & {
  tag: "select_static";
  placeholder: PlainText;
  options: Option[];
  width: "fill";
  initial_option?: string;
};
export type MultiSelect = Named & {
  tag: "multi_select_static";
  placeholder: PlainText;
  options: Option[];
  width: "fill";
  selected_values?: string[];
};
export type DatePicker = Named & {
  tag: "date_picker";
  placeholder: PlainText;
  width: "fill";
  initial_date?: string;
};
export type Form = {
  tag: "form";
  name: string;
  elements: (Inner | Input | Select | MultiSelect | DatePicker)[];
};

/** What may stand within a column or a panel. */
export type Inner = Markdown | Rule | Button | LinkButton | ColumnSet;
/** What may stand at the root of a body. */
export type Element = Inner | Panel | Table | Chart | Form;

export const plainText = (content: string): PlainText => ({ tag: "plain_text", content });

/** `content` is markup: people's words in it must have gone through `words()`. */
export const markdown = (content: string, text_size: Markdown["text_size"] = "normal"): Markdown => ({
  tag: "markdown",
  content,
  text_size,
});

export const hr = (): Rule => ({ tag: "hr" });

export const column = (elements: Inner[], weight?: number): Column =>
  weight === undefined
    ? { tag: "column", width: "auto", elements }
    : { tag: "column", width: "weighted", weight, elements };

export const columns = (list: Column[], flex_mode: ColumnSet["flex_mode"] = "none"): ColumnSet => ({
  tag: "column_set",
  flex_mode,
  columns: list,
});

export const panel = (title: string, elements: Inner[]): Panel => ({
  tag: "collapsible_panel",
  expanded: false,
  header: { title: plainText(title) },
  elements,
});
