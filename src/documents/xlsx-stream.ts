import { Zip, ZipDeflate } from "fflate";
import type { Cell, Sheet } from "./xlsx-sheet.ts";
import { namesXml, rowXml, sheetBegin, sheetEnd } from "./xlsx-sheet.ts";
import { stylesXml } from "./xlsx-styles.ts";
import { xml } from "./xlsx-text.ts";

export type Workbook = {
  sheet: Sheet;
  /** Who made it and when, for the file's own properties. */
  by: string;
  at: Date;
  /** Rows as they come, some at a time; no more of them are held than one such lot. */
  rows: AsyncIterable<readonly (readonly (Cell | null)[])[]>;
};

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const contentTypes = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEETML}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEETML}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEETML}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
const relations = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
const bookRelations = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/relationships/styles" Target="styles.xml"/></Relationships>`;

const bookXml = (sheet: Sheet, rows: number): string =>
  `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="${xml(sheet.name)}" sheetId="1" r:id="rId1"/></sheets>${namesXml(sheet, rows)}</workbook>`;

function coreXml({ by, at }: Workbook): string {
  const moment = `<dcterms:created xsi:type="dcterms:W3CDTF">${at.toISOString().slice(0, 19)}Z</dcterms:created>`;
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>${xml(by)}</dc:creator>${moment}</cp:coreProperties>`;
}

/** A zip that is written from beginning to end; `taken` gives what is ready and forgets it. */
function archive() {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  const file = (name: string) => {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    return { write: (text: string, last = false) => part.push(Buffer.from(text, "utf8"), last) };
  };
  const taken = (): Uint8Array[] => {
    const pieces = ready;
    ready = [];
    return pieces;
  };
  return { file, taken, end: () => zip.end() };
}

/**
 * An XLSX file piece by piece: the rows are asked for as the pieces are taken, so a file of any length needs the memory
 * of one lot. Resolves to nothing more once the file is whole.
 */
export async function* streamWorkbook(book: Workbook): AsyncGenerator<Uint8Array, void> {
  const { file, taken, end } = archive();
  const sheet = file("xl/worksheets/sheet1.xml");
  sheet.write(XML + sheetBegin(book.sheet));
  let count = 0;
  for await (const lot of book.rows) {
    sheet.write(lot.map((cells, at) => rowXml(cells, 3 + count + at)).join(""));
    count += lot.length;
    yield* taken();
  }
  sheet.write(sheetEnd(book.sheet, count), true);
  const others = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": relations,
    "xl/workbook.xml": bookXml(book.sheet, count),
    "xl/_rels/workbook.xml.rels": bookRelations,
    "xl/styles.xml": stylesXml,
    "docProps/core.xml": coreXml(book),
  };
  for (const [name, text] of Object.entries(others)) file(name).write(XML + text, true);
  end();
  yield* taken();
}
