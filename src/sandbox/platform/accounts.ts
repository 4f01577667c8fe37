import { createHash } from "node:crypto";
import type { RosterPerson } from "../page-parts.ts";
import type { CityPerson } from "./options.ts";
import type { World } from "./world.ts";

const ID_LENGTH = 32;

/** The same mobile or address always makes the same account. */
const idFrom = (contact: string): string =>
  `ou_${createHash("sha256").update(`account ${contact}`).digest("hex").slice(0, ID_LENGTH)}`;

const isSame = (known: CityPerson, { mobile, email, openId }: RosterPerson): boolean =>
  known.openId === openId || (mobile !== null && known.mobile === mobile) || (email !== null && known.email === email);

function accountOf({ name, title, mobile, email, openId }: RosterPerson): CityPerson | null {
  const contact = mobile ?? email;
  const id = openId ?? (contact === null ? null : idFrom(contact));
  if (id === null) return null;
  return { openId: id, name, title, ...(mobile === null ? {} : { mobile }), ...(email === null ? {} : { email }) };
}

/** Accounts for people of a roster of one's own; whoever has one keeps it. */
export const accounts = (world: World) => ({
  admits(people: readonly RosterPerson[]): void {
    for (const person of people) {
      const known = world.chats.people().some((each) => isSame(each, person));
      const account = known ? null : accountOf(person);
      if (account) world.chats.admit(account);
    }
    world.changed();
  },
});
