import type { Check, Fault, Raw, Shape } from "./shape.ts";
import { anyObject, either, fault, flag, list, listOf, object, oneOf, rawOf, text, whole } from "./shape.ts";
import { align, common, pixels, tagColour, verticalAlign } from "./values.ts";

const number: Check = (value, path) =>
  typeof value === "number" && Number.isFinite(value) ? [] : fault(path, "应为数字");

const option = object({ need: { text: text() }, may: { color: tagColour } });

const moment: Check = (value, path) =>
  whole(0, 8_640_000_000_000_000)(value, path).length === 0 ? [] : fault(path, "应为毫秒数，如 1767225600000");

/** What a cell must hold, by the data type of its column. */
const cells: Readonly<Record<string, Check>> = {
  text: text(),
  lark_md: text(),
  markdown: text(),
  options: either("应为文字，或 text 与 color 的列表", text(), list(option)),
  number,
  persons: either("应为人员编号或其列表", text(), list(text())),
  date: moment,
};

const column = object({
  need: { name: text({ least: 1 }), data_type: oneOf(...Object.keys(cells)) },
  may: {
    display_name: text(),
    width: either(
      "应为 auto、百分比或 80 至 600px",
      oneOf("auto"),
      text({ pattern: /^(?:100|[1-9]\d?)%$/ }),
      pixels(80, 600),
    ),
    horizontal_align: align,
    vertical_align: verticalAlign,
    format: object({ may: { precision: whole(0, 10), symbol: text({ most: 1 }), separator: flag } }),
    date_format: text(),
  },
});

function doubled(columns: readonly Raw[], path: string): Fault[] {
  const names = columns.map(({ name }) => name);
  return names.flatMap((name, at) =>
    names.indexOf(name) < at ? fault(`${path}.columns[${at}].name`, "列名重复") : [],
  );
}

function rowFaults(raw: Raw, path: string): Fault[] {
  const columns = listOf(raw.columns).map(rawOf);
  const types = new Map(columns.map(({ name, data_type }) => [name, String(data_type)]));
  const cell = (key: string, value: unknown, at: string): Fault[] => {
    const type = types.get(key);
    if (type === undefined) return fault(at, `没有声明名为 ${key} 的列`);
    return (Object.hasOwn(cells, type) ? cells[type] : undefined)?.(value, at) ?? [];
  };
  const rows = listOf(raw.rows).map(rawOf);
  const faults = rows.flatMap((row, at) =>
    Object.entries(row).flatMap(([key, value]) => cell(key, value, `${path}.rows[${at}].${key}`)),
  );
  return [...doubled(columns, path), ...faults];
}

export const tables = {
  table: {
    need: { columns: list(column, { least: 1, most: 50 }), rows: list(anyObject) },
    may: {
      ...common,
      page_size: whole(1, 10),
      row_height: either(
        "应为 low、middle、high、auto 或 32 至 124px",
        oneOf("low", "middle", "high", "auto"),
        pixels(32, 124),
      ),
      row_max_height: pixels(32, 999),
      freeze_first_column: flag,
      header_style: object({
        may: {
          text_align: align,
          text_size: oneOf("normal", "heading"),
          background_style: oneOf("none", "grey"),
          text_color: oneOf("default", "grey"),
          bold: flag,
          lines: whole(1, 100),
        },
      }),
    },
    besides: rowFaults,
  },
} as const satisfies Record<string, Shape>;
