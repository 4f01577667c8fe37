/** How a cell may look. The place in the list is the number a cell carries. */
const looks = {
  plain: { font: 0, fill: 0, border: 0, format: 0, align: "" },
  title: { font: 1, fill: 0, border: 0, format: 49, align: '<alignment vertical="center"/>' },
  head: {
    font: 2,
    fill: 2,
    border: 1,
    format: 49,
    align: '<alignment horizontal="center" vertical="center" wrapText="1"/>',
  },
  text: { font: 0, fill: 0, border: 1, format: 49, align: '<alignment vertical="top" wrapText="1"/>' },
  date: { font: 0, fill: 0, border: 1, format: 164, align: '<alignment horizontal="center" vertical="top"/>' },
  count: { font: 0, fill: 0, border: 1, format: 1, align: '<alignment horizontal="center" vertical="top"/>' },
  waiting: { font: 0, fill: 3, border: 1, format: 49, align: '<alignment horizontal="center" vertical="top"/>' },
  working: { font: 0, fill: 4, border: 1, format: 49, align: '<alignment horizontal="center" vertical="top"/>' },
  asking: { font: 0, fill: 5, border: 1, format: 49, align: '<alignment horizontal="center" vertical="top"/>' },
  late: { font: 3, fill: 6, border: 1, format: 49, align: '<alignment horizontal="center" vertical="top"/>' },
  done: { font: 0, fill: 7, border: 1, format: 49, align: '<alignment horizontal="center" vertical="top"/>' },
  ended: { font: 4, fill: 8, border: 1, format: 49, align: '<alignment horizontal="center" vertical="top"/>' },
} as const;
export type Look = keyof typeof looks;

const order = Object.keys(looks) as Look[];
export const styleOf = (look: Look): number => order.indexOf(look);

const fonts = [
  '<font><sz val="11"/><color rgb="FF1F2329"/><name val="宋体"/></font>',
  '<font><b/><sz val="12"/><color rgb="FF1F2329"/><name val="宋体"/></font>',
  '<font><b/><sz val="11"/><color rgb="FF1F2329"/><name val="宋体"/></font>',
  '<font><b/><sz val="11"/><color rgb="FFB42318"/><name val="宋体"/></font>',
  '<font><sz val="11"/><color rgb="FF646A73"/><name val="宋体"/></font>',
];
const colours = ["FFDCE6F7", "FFFFF7D6", "FFE1EAFF", "FFEFE4FF", "FFFDE2E2", "FFDFF5E1", "FFEFF0F1"];
const fills = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  ...colours.map((rgb) => `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/></patternFill></fill>`),
];
const line = '<color rgb="FFBBBFC4"/>';
const edges = ["left", "right", "top", "bottom"].map((edge) => `<${edge} style="thin">${line}</${edge}>`).join("");
const borders = ["<border><left/><right/><top/><bottom/></border>", `<border>${edges}</border>`];

/** Text stays text, whatever sign it begins with: typed over again it does not turn into a formula either. */
const format = ({ font, fill, border, format: kind, align }: (typeof looks)[Look]): string =>
  `<xf numFmtId="${kind}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${kind === 49 ? ' quotePrefix="1"' : ""} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${align}</xf>`;

const list = (name: string, entries: readonly string[]): string =>
  `<${name} count="${entries.length}">${entries.join("")}</${name}>`;

export const stylesXml = [
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>',
  list("fonts", fonts),
  list("fills", fills),
  list("borders", borders),
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  list(
    "cellXfs",
    order.map((look) => format(looks[look])),
  ),
  '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>',
  "</styleSheet>",
].join("");
