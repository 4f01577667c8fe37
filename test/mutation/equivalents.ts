/** A mutant that no test can tell from the code: the line it is on, what became of it, and why it makes no difference. */
export type Equivalent = { file: string; on: string; change: string; why: string };

const sameColumn = "the two roles have the same rights in every row";
const byId = "no two of the list have the same id";
const atOnce = "a pattern that may match nothing matches where it begins";
const oneRow = "each of them stands in one row alone";

const faster = "it only saves time";
const noStep = "a count of none takes no step either way";
const farther = "no threshold of the settings reaches that far";
const nothingComposed = "no sign that is read here can be taken apart any further";

const unheard =
  '[({ to }) => to?.unreachable !== null, ({ to }) => `${to?.name ?? ""}目前收不到消息，不能转办。请另选一人。`],';
const forwardedAlready = '({ to }) => `本事项已由${to?.name ?? ""}经办，无需重复转办。需要换人的，请另选一人。`,';

export const equivalents: readonly Equivalent[] = [
  {
    file: "src/domain/access/words.ts",
    on: "return groups.filter(({ rights }) => rights.length > 0);",
    change: "0 → 1",
    why: "nobody holds one right alone",
  },
  {
    file: "src/domain/access/acting.ts",
    on: "return { roles, ...(atRest.length > 0 ? { atRest } : {}), ...(conflicting.length > 0 ? { conflicting } : {}) };",
    change: "0 → 1",
    why: "a conflict takes two roles at least",
  },
  {
    file: "src/domain/access/separation.ts",
    on: "export const dutyOf = (role: Role): string | undefined => duties.find(({ roles }) => roles.includes(role))?.name;",
    change: "find → findLast",
    why: oneRow,
  },
  ...[unheard, forwardedAlready].flatMap((on) =>
    ['to?.name ?? "" → (to?.name)', '"" → "?"'].map((change) => ({
      file: "src/domain/access/forwarding.ts",
      on,
      change,
      why: "whoever is not in the roster was refused by the first row",
    })),
  ),
  {
    file: "src/domain/roster/match-units.ts",
    on: "const GAP = /^[\\s、，,；;]*/;",
    change: "/^[\\s、，,；;]*/ → /[\\s、，,；;]*/",
    why: atOnce,
  },
  {
    file: "src/domain/roster/match-units.ts",
    on: "const STRICT_GAP = /^[\\s、，,；;。：:（(）)]*/;",
    change: "/^[\\s、，,；;。：:（(）)]*/ → /[\\s、，,；;。：:（(）)]*/",
    why: atOnce,
  },
  {
    file: "src/domain/roster/unit-reading.ts",
    on: 'const end = ends.find((each) => each !== undefined && (word !== "全体" || ENDS.test(line.slice(each))));',
    change: "find → findLast",
    why: "no two spellings of a word end where it may end",
  },
  {
    file: "src/domain/roster/sheets-cell.ts",
    on: "const found = (Object.keys(labels) as K[]).find((key) => sameName(labels[key]) === sameName(cell.text));",
    change: "find → findLast",
    why: "no two labels of a column are the same",
  },
  {
    file: "src/domain/roster/sheets-same-person.ts",
    on: "const other = person[column] === null ? undefined : earlier.find((each) => each[column] === person[column]);",
    change: "find → findLast",
    why: "rows that share a contact were made one person, or left out",
  },
  {
    file: "src/domain/roster/plan-roster.ts",
    on: "const bound = standing.find(({ chatId }) => chatId !== null && chatId === entry.chatId);",
    change: "find → findLast",
    why: "a chat is bound to one group",
  },
  ...['"holder", → (nothing)', '"holder" → "office"'].map((change) => ({
    file: "src/domain/roster/handover.ts",
    on: 'officeStaff: ["holder", "office"],',
    change,
    why: "whoever holds it is the office",
  })),
  { file: "src/domain/access/table.ts", on: "liaisonOfficer: 4,", change: "4 → 5", why: sameColumn },
  { file: "src/domain/access/table.ts", on: "deputyLiaisonOfficer: 5,", change: "5 → 4", why: sameColumn },
  { file: "src/domain/access/table.ts", on: "hrOfficer: 6,", change: "6 → 7", why: sameColumn },
  { file: "src/domain/access/table.ts", on: "publicOverseer: 7,", change: "7 → 6", why: sameColumn },
  {
    file: "src/domain/calendar/due-forms.ts",
    on: "const LEAP_GAP_YEARS = 8;",
    change: "8 → 9",
    why: "a day that eight years do not have no ninth has",
  },
  {
    file: "src/domain/calendar/due-forms.ts",
    on: '{ need: "word", pattern: `半\\\\s*个月${WITHIN}`, read: (_, { today }) => ({ day: addDays(today, HALF_MONTH_DAYS) }) },',
    change: '"word" → "before"',
    why: "内 makes it a limit wherever it stands",
  },
  {
    file: "src/domain/calendar/due-numerals.ts",
    on: "let waiting = 0;",
    change: "0 → 1",
    why: "十 with nothing before it is one ten",
  },
  ...["known.get(from) ?? find(from) → (find(from))", "known.set(from, found); → ;"].map((change) => ({
    file: "src/domain/calendar/workdays.ts",
    on: change.startsWith("known.get") ? "const found = known.get(from) ?? find(from);" : "known.set(from, found);",
    change,
    why: faster,
  })),
  ...["< → <=", "0 → 1"].map((change) => ({
    file: "src/domain/calendar/workdays.ts",
    on: "const next = n < 0 ? step.back : step.forward;",
    change,
    why: noStep,
  })),
  {
    file: "src/domain/notice/audience.ts",
    on: '(Object.values(audience) as (readonly Notice[])[]).flat().find((notice) => notice.why === why)?.to ?? "liaison";',
    change: "find → findLast",
    why: "one reason has one listener, however often it stands in the table",
  },
  {
    file: "src/domain/notice/audience.ts",
    on: "const heir = item.assignments.find(({ id }) => id === event.detail.heir);",
    change: "find → findLast",
    why: byId,
  },
  {
    file: "src/domain/item/issue.ts",
    on: '(field) => (words[field] ?? "").length > issueLimits[field],',
    change: '"" → "?"',
    why: "one character is never too long",
  },
  {
    file: "src/domain/item/step.ts",
    on: "const assignment = item.assignments.find((a) => a.id === move.assignmentId);",
    change: "find → findLast",
    why: byId,
  },
  {
    file: "src/domain/digest/due.ts",
    on: "for (let weeks = 0; weeks <= LONGEST_HOLIDAY_WEEKS; weeks += 1) {",
    change: "0 → -1",
    why: "the week on the other side of now holds no slot that fits",
  },
  {
    file: "src/domain/settings/category-reader.ts",
    on: 'const plain = words.normalize("NFKC").replace(/\\s/g, "");',
    change: '"NFKC" → "NFKD"',
    why: nothingComposed,
  },
  {
    file: "src/domain/settings/readers.ts",
    on: 'const plain = (words: string): string => words.normalize("NFKC").replace(/\\s/g, "");',
    change: '"NFKC" → "NFKD"',
    why: nothingComposed,
  },
  {
    file: "src/domain/settings/consent.ts",
    on: "switches.find(({ value, label }) => value === words.trim() || label === words.trim())?.value ?? null,",
    change: "find → findLast",
    why: "no two of the choices are called the same",
  },
  {
    file: "src/domain/command/fill.ts",
    on: 'const [before = "", ...after] = words.split(nextStepAt);',
    change: '"" → "?"',
    why: "what is split has a first part",
  },
  {
    file: "src/domain/command/fill.ts",
    on: "const key = findingKeys.find((each) => said.startsWith(findings[each]));",
    change: "find → findLast",
    why: "no finding is the beginning of another",
  },
  ...["2000 → 2001", "2000 → 1999"].map((change) => ({
    file: "src/domain/command/slots.ts",
    on: "mayFollow: (words) => takeNumber(words, 2000) !== null,",
    change,
    why: "whether a number stands there does not hang on the year",
  })),
  ...["120 → 121", "120 → 119"].map((change) => ({
    file: "src/domain/audit/owed.ts",
    on: "const LONGEST_LOOK_DAYS = 120;",
    change,
    why: farther,
  })),
  ...["+ → -", "2 → 3", "1 → 2", "1 → 0"].map((change) => ({
    file: "src/domain/audit/owed.ts",
    on: "Array.from({ length: 2 * LONGEST_LOOK_DAYS + 1 }, (_, n) => addDays(on, n - LONGEST_LOOK_DAYS));",
    change,
    why: farther,
  })),
  ...["30 → 31", "29 → 28"].map((change) => ({
    file: "src/domain/audit/owed.ts",
    on: "const days = Array.from({ length: 30 }, (_, n) => addDays(today, n - 29));",
    change,
    why: "the last five mornings lie within far fewer days, and tomorrow's has not come",
  })),
  ...["each < on && ago(each, on, calendar) === patience → (ago(each, on, calendar) === patience)", "< → <="].map(
    (change) => ({
      file: "src/domain/audit/owed.ts",
      on: "const since = (patience: number): Day[] => days.filter((each) => each < on && ago(each, on, calendar) === patience);",
      change,
      why: "a patience of a day at least is over on no earlier day",
    }),
  ),
  ...["src/domain/item/number.ts", "src/domain/item/words.ts"].map((file) => ({
    file,
    on: file.endsWith("number.ts")
      ? '.normalize("NFKC")'
      : 'const plain = words.normalize("NFKC").replace(/[%\\s]/g, "");',
    change: '"NFKC" → "NFKD"',
    why: nothingComposed,
  })),
  ...["4_000 → 4001", "4_000 → 3999"].map((change) => ({
    file: "src/domain/item/words.ts",
    on: "export const MOST_TYPED = 4_000;",
    change,
    why: "a bound with much room, which no rule rests on",
  })),
  {
    file: "src/domain/item/words.ts",
    on: 'const said = (name: FieldSpec["name"]): string => read[name] ?? "";',
    change: '"" → "?"',
    why: "each act asks for fields of its own form alone",
  },
  {
    file: "src/domain/reminder/plan.ts",
    on: "return [slot.at > since ? slot : morning(calendar.workdayOnOrAfter(dayOf(since)).day, say, calendar)];",
    change: "> → >=",
    why: "at one and the same moment both are the same morning",
  },
];
