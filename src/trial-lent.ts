import { readWorkbook, WorkbookUnreadable } from "./documents/roster-reading.ts";
import { rosterTemplate } from "./documents/roster-workbook.ts";
import type { PersonEntry } from "./domain/roster/entries.ts";
import { roles as roleNames } from "./domain/roster/role.ts";
import { checkRoster } from "./domain/roster/sheets-check.ts";

const titleOf = ({ unit, roles, post }: PersonEntry): string =>
  [unit, roles.map(({ role }) => roleNames[role]).join("、") || post].filter(Boolean).join(" · ");

/** The people a filled roster form names; what is wrong with the form itself the import says. */
async function peopleIn(bytes: Uint8Array) {
  try {
    const { people } = checkRoster(await readWorkbook(Buffer.from(bytes)));
    return people.map((each) => ({
      ...{ name: each.name, title: titleOf(each) },
      ...{ mobile: each.mobile, email: each.email, openId: each.openId },
    }));
  } catch (error) {
    if (error instanceof WorkbookUnreadable) return [];
    throw error;
  }
}

/** What the program lends the page of a trial; `startAnew` is null where the trial must not empty its database. */
export const lentTo = (startAnew: (() => Promise<void>) | null) => ({ startAnew, rosterTemplate, peopleIn });
