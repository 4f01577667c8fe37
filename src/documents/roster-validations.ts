import type { Blob } from "node:buffer";
import type { Stream } from "node:stream";
import type { Feature } from "write-excel-file/node";
import {
  getCellAddress,
  getClosingTagMarkup,
  getOpeningTagMarkup,
  getOrderOfSiblings,
  getSelfClosingTagMarkup,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeTextContent,
} from "write-excel-file/utility";
import type { Column, SheetKey } from "../domain/roster/sheets.ts";
import { columnsOf, sheetKeys, sheets } from "../domain/roster/sheets.ts";

const LAST_ROW = 2000;
const SHEET_XML = "xl/worksheets/sheet{id}.xml";

function listOfWords({ choices, unit }: Column): string | null {
  if (choices) return `"${choices.join(",")}"`;
  return unit ? `${sheets.units.name}!$A$2:$A$${LAST_ROW}` : null;
}

/** A note shown when the cell is chosen, and a drop-down list; only a column of one fixed word refuses other words. */
function validation(column: Column, place: number): string {
  const list = listOfWords(column);
  const strict = column.choices !== undefined && column.several !== true;
  const attributes = {
    ...(list ? { type: "list" } : {}),
    allowBlank: 1,
    showInputMessage: 1,
    ...(strict ? { showErrorMessage: 1, errorTitle: column.title, error: "请从下拉列表中选择" } : {}),
    promptTitle: column.required ? `${column.title}（必填）` : column.title,
    prompt: column.note,
    sqref: `${getCellAddress(1, place)}:${getCellAddress(LAST_ROW - 1, place)}`,
  };
  if (!list) return getSelfClosingTagMarkup("dataValidation", attributes);
  const formula = `<formula1>${sanitizeTextContent(list)}</formula1>`;
  return getOpeningTagMarkup("dataValidation", attributes) + formula + getClosingTagMarkup("dataValidation");
}

function markup(sheet: SheetKey): string {
  const each = Object.values(columnsOf(sheet)).map(validation);
  return `${getOpeningTagMarkup("dataValidations", { count: each.length })}${each.join("")}</dataValidations>`;
}

/** Drop-down lists and notes for the forms; the library has no word for them, so they are put into its XML. */
export const validations: Feature<Stream | Buffer | Blob> = {
  files: {
    transform: {
      [SHEET_XML]: {
        transform: (xml, { sheet: name }) => {
          const sheet = sheetKeys.find((key) => sheets[key].name === name);
          const order = getOrderOfSiblings(SHEET_XML, "worksheet");
          if (!sheet || !order) return xml;
          return insertElementMarkupAccordingToOrderOfSiblings(xml, markup(sheet), order, "worksheet");
        },
      },
    },
  },
};
