import { shortTime } from "./beijing.ts";
import { el, placeOf } from "./dom.ts";
import { mainPeople } from "./main-people.ts";
import type { Place } from "./place.ts";
import { look, unreadOf } from "./seen.ts";
import type { ChatHead, Person, State } from "./wire.ts";

type Choose = (place: Place) => void;

const ownChat = (state: State, openId: string) =>
  state.chats.find(({ type, members }) => type === "p2p" && members.includes(openId));

/** The chat one looks at: the chosen group, else the private chat with the bot, which may not have begun yet. */
export const chatAt = (state: State, place: Place): ChatHead | undefined =>
  place.chatId ? state.chats.find(({ chatId }) => chatId === place.chatId) : ownChat(state, place.person);

function row(choose: () => void) {
  const name = el("span", { class: "row-name" });
  const title = el("span", { class: "row-title" });
  const time = el("span", { class: "row-time" });
  const line = el("span", { class: "row-line" });
  const badge = el("span", { class: "badge" });
  const node = el(
    "button",
    { class: "row", attrs: { type: "button" }, on: { click: choose } },
    name,
    title,
    time,
    line,
  );
  node.append(badge);
  return {
    node,
    show(words: { name: string; title: string; chat: ChatHead | undefined; now: number; here: boolean }) {
      const { chat } = words;
      const unread = chat ? unreadOf(chat) : 0;
      name.textContent = words.name;
      title.textContent = words.title;
      time.textContent = chat?.last ? shortTime(chat.last.at, words.now) : "";
      line.textContent = chat?.last?.line ?? "";
      badge.textContent = unread > 0 ? String(Math.min(unread, 999)) : "";
      badge.title = unread > 0 ? `${unread} 条未读` : "";
      node.classList.toggle("here", words.here);
      node.classList.toggle("unread", unread > 0);
      if (words.here) node.setAttribute("aria-current", "true");
      else node.removeAttribute("aria-current");
    },
  };
}

type Row = ReturnType<typeof row>;

/** The rows of one list, each kept for its key so that a refresh moves nothing under the pointer. */
function rowsOf<T>(list: HTMLElement, keyOf: (each: T) => string, choose: (each: T) => void) {
  const rows = new Map<string, Row>();
  return (all: readonly T[], show: (each: T, row: Row) => void) => {
    const nodes = all.map((each) => {
      const known = rows.get(keyOf(each)) ?? row(() => choose(each));
      rows.set(keyOf(each), known);
      show(each, known);
      return known.node;
    });
    if (nodes.length !== list.childElementCount || nodes.some((node, at) => list.children[at] !== node)) {
      list.replaceChildren(...nodes);
    }
  };
}

const fits = (person: Person, sought: string) => `${person.name} ${person.title}`.includes(sought.trim());

/** The left column: everybody of the sample city, then the groups. */
export function peopleList(choose: Choose) {
  const search = placeOf("search") as HTMLInputElement;
  const keepPerson = { person: "" };
  const showPeople = rowsOf<Person>(
    placeOf("people"),
    ({ openId }) => openId,
    ({ openId }) => choose({ person: openId, chatId: null }),
  );
  const showGroups = rowsOf<ChatHead>(
    placeOf("groups"),
    ({ chatId }) => chatId,
    ({ chatId }) => choose({ person: keepPerson.person, chatId }),
  );
  let again = () => undefined as undefined;
  search.addEventListener("input", () => again());
  return (state: State, place: Place) => {
    again = () => {
      keepPerson.person = place.person;
      const chat = chatAt(state, place);
      if (chat && !document.hidden) look(chat);
      const now = state.clock.now;
      showPeople(
        state.people.filter((person) => fits(person, search.value)),
        ({ openId, name, title }, shown) => {
          const here = !place.chatId && openId === place.person;
          shown.show({ name, title, chat: ownChat(state, openId), now, here });
        },
      );
      showGroups(
        state.chats.filter(({ type }) => type === "group"),
        (group, shown) => {
          const title = `${group.members.length} 人`;
          shown.show({ name: group.name, title, chat: group, now, here: group.chatId === place.chatId });
        },
      );
      return undefined;
    };
    again();
  };
}

/** One click to each main person of the sample city. */
export function quickLinks(people: readonly Person[], choose: Choose) {
  const links = mainPeople(people).map(({ openId, name, title }) =>
    el(
      "button",
      {
        class: "quick",
        title,
        attrs: { type: "button" },
        on: { click: () => choose({ person: openId, chatId: null }) },
      },
      name,
      el("small", {}, title),
    ),
  );
  placeOf("quick").replaceChildren(...links);
}
