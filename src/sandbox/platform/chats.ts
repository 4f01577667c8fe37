import { createHash } from "node:crypto";
import type { CityPerson, SandboxOptions } from "./options.ts";
import { botName } from "./options.ts";
import type { Snapshot } from "./snapshot.ts";

export type Group = {
  chatId: string;
  name: string;
  members: string[];
  botIn: boolean;
  dissolved: boolean;
  muted: boolean;
};

export type Chat =
  | { type: "p2p"; chatId: string; person: CityPerson; members: string[] }
  | { type: "group"; chatId: string; group: Group; members: string[] };

/** The private chat of a person with the bot has the same id for ever. */
export const privateChatOf = (openId: string): string =>
  `oc_${createHash("sha256").update(`p2p ${openId}`).digest("hex").slice(0, 32)}`;

export const newGroup = (group: Pick<Group, "chatId" | "name" | "members">): Group => ({
  ...group,
  members: [...group.members],
  botIn: true,
  dissolved: false,
  muted: false,
});

/** Who lives in the city: from the beginning, or since later. */
function residents(first: readonly CityPerson[], later: readonly CityPerson[]) {
  const people = new Map<string, CityPerson>();
  const byPrivateChat = new Map<string, CityPerson>();
  const admitted = new Map<string, CityPerson>();

  function settle(person: CityPerson) {
    people.set(person.openId, person);
    byPrivateChat.set(privateChatOf(person.openId), person);
  }

  function admit(person: CityPerson) {
    settle(person);
    admitted.set(person.openId, person);
  }

  for (const person of first) settle(person);
  for (const person of later) admit(person);
  return { people, byPrivateChat, admitted, admit };
}

/** Who lives in the city and where they talk. Groups as they were left come before those of the city. */
export function chatBook(city: SandboxOptions["city"], left: Pick<Snapshot, "groups" | "people">) {
  const { people, byPrivateChat, admitted, admit } = residents(city.people, left.people);
  const groups = new Map([...city.groups.map(newGroup), ...left.groups].map((group) => [group.chatId, group]));

  function find(chatId: string): Chat | null {
    const person = byPrivateChat.get(chatId);
    if (person) return { type: "p2p", chatId, person, members: [person.openId] };
    const group = groups.get(chatId);
    return group ? { type: "group", chatId, group, members: group.members } : null;
  }

  return {
    find,
    person: (openId: string) => people.get(openId) ?? null,
    people: () => [...people.values()],
    /** Somebody who came to live here later. */
    admit,
    admitted: () => [...admitted.values()],
    groups: () => [...groups.values()],
    /** Where the bot can be talked to: every private chat and every group that still stands. */
    all: () => [
      ...[...people.values()].map(({ openId, name }) => ({
        chatId: privateChatOf(openId),
        type: "p2p" as const,
        name,
        members: [openId],
      })),
      ...[...groups.values()]
        .filter(({ dissolved }) => !dissolved)
        .map(({ chatId, name, members, botIn }) => ({
          ...{ chatId, type: "group" as const, name },
          ...{ members: [...members], botIn },
        })),
    ],
    put: (group: Group) => groups.set(group.chatId, group),
    nameOf: (sender: string) => (sender === "bot" ? botName : (people.get(sender)?.name ?? sender)),
  };
}

export type Chats = ReturnType<typeof chatBook>;
