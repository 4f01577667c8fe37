import type { PersonEntry } from "./entries.ts";
import { roles } from "./role.ts";
import type { ColumnKey, Remark, Row } from "./sheets.ts";
import { remark } from "./sheets.ts";
import { cellOf, freeText, required, severalOf } from "./sheets-cell.ts";
import { emailOf, mobileOf, openIdOf } from "./sheets-contact.ts";
import type { Directory } from "./sheets-directory.ts";
import { unitIn } from "./sheets-directory.ts";

const contacts = {
  mobile: {
    read: mobileOf,
    fault: "手机号不是 11 位数字",
    cure: "境外号码请以 + 和国家代码开头；如显示为 1.39E+10，请将单元格改为文本格式后重填",
  },
  email: { read: emailOf, fault: "邮箱格式不对", cure: "例如 name@example.com" },
  openId: { read: openIdOf, fault: "open_id 格式不对", cure: "open_id 以 ou_ 开头，不清楚请留空，改填手机号" },
} as const satisfies Partial<Record<ColumnKey<"people">, { read: unknown; fault: string; cure: string }>>;

/** A way to reach the person; a fault never repeats what was typed, since it may end in a log. */
function contact(row: Row<"people">, column: keyof typeof contacts, faults: Remark[]): string | null {
  const cell = cellOf("people", row, column);
  if (cell.text === "") return null;
  const { read, fault, cure } = contacts[column];
  const value = read(cell.text);
  if (value === null) faults.push(remark(cell, fault, cure));
  return value;
}

const noContact = (row: Row<"people">): boolean =>
  (["mobile", "email", "openId"] as const).every((column) => cellOf("people", row, column).text === "");

/** One row of the sheet; null where something required is missing or unknown. */
export function readPerson(row: Row<"people">, directory: Directory, faults: Remark[]): PersonEntry | null {
  const cell = (column: ColumnKey<"people">) => cellOf("people", row, column);
  const name = required(cell("name"), faults);
  const mobile = contact(row, "mobile", faults);
  const email = contact(row, "email", faults);
  const openId = contact(row, "openId", faults);
  if (noContact(row)) {
    const place = { sheet: "people", row: row.row, column: "mobile" } as const;
    faults.push(remark(place, "手机号、邮箱、open_id 都没有填写", "请至少填写一项，一般填手机号"));
  }
  const unit = required(cell("unit"), faults) === null ? null : unitIn(directory, cell("unit"), faults);
  const held = required(cell("roles"), faults) === null ? [] : severalOf(roles, cell("roles"), faults);
  if (name === null || unit === null || held.length === 0) return null;
  const post = freeText(row, "post");
  const rank = freeText(row, "rank");
  const entries = held.map((role) => ({ role, unit }));
  return { row: row.row, name, unit, roles: entries, post, rank, mobile, email, openId };
}
