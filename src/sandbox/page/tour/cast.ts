import { getCommands } from "../api.ts";
import { ownChat } from "../people.ts";
import type { Place } from "../place.ts";
import type { ChatHead, Person, State } from "../wire.ts";
import type { Part } from "./scenarios.ts";

/** Who plays which part in a run, the unit the matter goes to, and the group that gets the digest. */
export type Cast = Record<Part, string> & { unit: string; group: string };

/** What the title and the commands of somebody say of the part they can play. */
const parts: Record<Part, { title: RegExp; command: string }> = {
  office: { title: /平安办工作人员/, command: "督办" },
  liaison: { title: /(?<!副)联络员/, command: "签收" },
  principal: { title: /第一责任人/, command: "签发" },
  leader: { title: /领导(?!小组)/, command: "台账" },
};

const unitOf = ({ title }: Person): string => title.split(" · ")[0] ?? "";

/** The first who can really play the part: sample people may be on the roster no more. */
async function finds(part: Part, people: readonly Person[]): Promise<Person | null> {
  const { title, command } = parts[part];
  for (const person of people.filter((each) => title.test(each.title))) {
    const known = await getCommands(person.openId);
    if (known.some(({ name }) => name === command)) return person;
  }
  return null;
}

const groupOf = ({ chats }: State, leader: Person): ChatHead | undefined =>
  chats.find(({ type, members }) => type === "group" && members.includes(leader.openId));

/** The people of a run; null where somebody it needs is not on the roster. */
export async function castOf(state: State): Promise<Cast | null> {
  const [office, liaison, leader] = await Promise.all([
    finds("office", state.people),
    finds("liaison", state.people),
    finds("leader", state.people),
  ]);
  if (!office || !liaison || !leader) return null;
  const ofUnit = state.people.filter((each) => unitOf(each) === unitOf(liaison));
  const principal = await finds("principal", ofUnit);
  const group = groupOf(state, leader);
  if (!principal || !group) return null;
  const [one, two, three, four] = [office, liaison, principal, leader].map(({ openId }) => openId);
  return {
    office: one,
    liaison: two,
    principal: three,
    leader: four,
    unit: unitOf(liaison),
    group: group.chatId,
  } as Cast;
}

/** Where one stands to watch a part: the leader in the group that gets the digest, anybody else in the own chat. */
export const placeOfPart = (cast: Cast, part: Part): Place => ({
  person: cast[part],
  chatId: part === "leader" ? cast.group : null,
});

export const chatOfPart = (state: State, cast: Cast, part: Part): string =>
  part === "leader" ? cast.group : (ownChat(state, cast[part])?.chatId ?? "");
