import type { CheckedRoster, GroupEntry, PersonEntry } from "../../domain/roster/entries.ts";
import type { Identified, IdentifiedGroup, WantedRoster } from "../../domain/roster/plan.ts";
import type { Remark } from "../../domain/roster/sheets.ts";
import { remark } from "../../domain/roster/sheets.ts";
import { sameName } from "../../domain/roster/sheets-words.ts";
import { RosterRefused } from "./refused.ts";

type Asked = { mobiles: string[]; emails: string[] };

export type LookUp = {
  /** Who has these numbers and addresses, by the spelling asked; unknown ones are absent. Rejects when nobody answers. */
  findOpenIds: (asked: Asked) => Promise<Map<string, string>>;
  /** The groups the bot is in. Rejects when nobody answers. */
  groups: () => Promise<readonly { chatId: string; name: string }[]>;
  /** What is kept of a number or an address. */
  hash: (contact: string) => string;
};

/** What the platform says; without its answer nothing may change. */
async function answered<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (cause) {
    const said = "飞书没有答复查询，通讯录没有任何改动。请检查网络、应用的通讯录权限和群组权限，然后重试";
    throw new RosterRefused(said, { cause });
  }
}

async function found(people: readonly PersonEntry[], { findOpenIds }: LookUp): Promise<Map<string, string>> {
  const unknown = people.filter(({ openId }) => openId === null);
  const mobiles = unknown.flatMap(({ mobile }) => mobile ?? []);
  const emails = unknown.flatMap(({ email }) => email ?? []);
  return mobiles.length + emails.length === 0 ? new Map() : answered(findOpenIds({ mobiles, emails }));
}

/** Finds each group among those the bot is in; of two of one name none is taken. */
async function identifyGroups(groups: readonly GroupEntry[], lookUp: LookUp): Promise<IdentifiedGroup[]> {
  if (groups.length === 0) return [];
  const chats = await answered(lookUp.groups());
  return groups.map((group) => {
    const same = chats.filter(({ chatId, name }) =>
      group.chatId ? chatId === group.chatId : sameName(name) === sameName(group.name),
    );
    const [chat] = same;
    if (!chat || same.length > 1) return { ...group, present: false };
    return { ...group, name: chat.name || group.name, chatId: chat.chatId, present: true };
  });
}

/** A mobile and an address of one row that lead to two accounts. */
function torn(person: PersonEntry, openIds: ReadonlyMap<string, string>): Remark[] {
  const byMobile = openIds.get(person.mobile ?? "");
  const byEmail = openIds.get(person.email ?? "");
  if (person.openId !== null || !byMobile || !byEmail || byMobile === byEmail) return [];
  const place = { sheet: "people", row: person.row, column: "email" } as const;
  return [remark(place, `“${person.name}”的手机号和邮箱在飞书中属于两个人`, "请改正或删去其中一项")];
}

function twice(people: readonly Identified[]): Remark[] {
  return people.flatMap((person, n) => {
    const other = people.slice(0, n).find(({ openId }) => openId !== null && openId === person.openId);
    if (!other) return [];
    const said = `“${person.name}”与第 ${other.row} 行的“${other.name}”在飞书中是同一个账号`;
    const cure = "如是同一人，请在两行写相同的姓名和手机号；如是两人，请改正其中一行的号码";
    return [remark({ sheet: "people", row: person.row, column: "mobile" }, said, cure)];
  });
}

/**
 * Finds the account of everybody who has no open_id in the sheet and the chat of every group, and keeps of numbers and
 * addresses only the hashes. What is not found stays without, and hinders nobody. Throws `RosterRefused`.
 */
export async function identify(checked: CheckedRoster, lookUp: LookUp): Promise<WantedRoster> {
  const openIds = await found(checked.people, lookUp);
  const hash = (contact: string | null) => (contact === null ? null : lookUp.hash(contact));
  const people = checked.people.map(
    ({ mobile, email, ...person }): Identified => ({
      ...person,
      openId: person.openId ?? openIds.get(mobile ?? "") ?? openIds.get(email ?? "") ?? null,
      mobileHash: hash(mobile),
      emailHash: hash(email),
    }),
  );
  const remarks = [...checked.people.flatMap((person) => torn(person, openIds)), ...twice(people)];
  if (remarks.length > 0) throw new RosterRefused("有人员与飞书账号对不上，通讯录没有任何改动", { remarks });
  return { units: checked.units, people, groups: await identifyGroups(checked.groups, lookUp) };
}
