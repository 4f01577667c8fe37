/** The form numbers had before anybody laid down another. */
const FIRST_FORM = "督〔{year}〕{n}号";

/** 督〔year〕serial号, a child of it 督〔year〕serial号-child; printed for good in the form it was given in. */
export type ItemNumber = { year: number; serial: number; child: number | null; form?: string };

export const formatNumber = ({ year, serial, child, form = FIRST_FORM }: ItemNumber): string =>
  `${form.replace("{year}", String(year)).replace("{n}", String(serial))}${child === null ? "" : `-${child}`}`;

/** What is kept of the form of a number: nothing where it is the first one. */
export const formKept = (form: string): Pick<ItemNumber, "form"> => (form === FIRST_FORM ? {} : { form });

/** A typed number; without a year given, a number that finds nothing this year may mean last year's. */
export type TypedNumber = ItemNumber & { yearGiven: boolean };

const YEAR = "20\\d{2}";
const CHILD = "(?:-(?<child>\\d{1,3}))?";

/** Every way a number is typed, the surest first: 督〔2026〕12号 · 2026-12 · 202612 · 12. */
const spellings = [
  `^(?:[一-鿿]{0,9}督)?\\[(?<year>${YEAR})\\]第?(?<serial>\\d{1,6})号?${CHILD}$`,
  `^督?(?<year>${YEAR})[-年](?:第?)(?<serial>\\d{1,6})号?${CHILD}$`,
  `^督?(?<year>${YEAR})(?<serial>\\d{1,6})号?${CHILD}$`,
  `^督?第?(?<serial>\\d{1,6})号?${CHILD}$`,
].map((pattern) => new RegExp(pattern));

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/[〔【{(]/g, "[")
    .replace(/[〕】})]/g, "]")
    .replace(/[—–―−_]/g, "-");

/** Reads what people type for a number (product §4 Numbers); null where the words are none. */
export function readNumber(text: string, thisYear: number): TypedNumber | null {
  const words = plain(text);
  for (const spelling of spellings) {
    const { year, serial, child } = spelling.exec(words)?.groups ?? {};
    if (serial === undefined) continue;
    const read = { year: year ? Number(year) : thisYear, serial: Number(serial), child: child ? Number(child) : null };
    return read.serial === 0 || read.child === 0 ? null : { ...read, yearGiven: year !== undefined };
  }
  return null;
}
