import { getMessages, getState, click as sendClick } from "./api.ts";
import { ChatView } from "./chat-view.ts";
import { ClockBar } from "./clock-bar.ts";
import { Composer } from "./composer.ts";
import { placeOf } from "./dom.ts";
import { Groups } from "./groups.ts";
import { mainPeople } from "./main-people.ts";
import { quoted } from "./message-view.ts";
import { complain, confirm, toast } from "./notes.ts";
import { chatAt, peopleList, quickLinks } from "./people-list.ts";
import { phoneWidth } from "./phone-width.ts";
import type { Place } from "./place.ts";
import { hashOf, placeIn } from "./place.ts";
import type { Desk } from "./surroundings.ts";
import type { CardAct, ChatHead, ClockFace, Message, Person, State } from "./wire.ts";

const views = new Map<string, ChatView>();
const nobody: Person = { openId: "", name: "", title: "" };
let state: State = { clock: { now: 0, words: "" }, forwarding: false, people: [], chats: [] };
let place: Place = { person: "", chatId: null };
let shown: ChatView | null = null;

const personOf = (openId: string) => state.people.find((each) => each.openId === openId);
const nameOf = (openId: string) => personOf(openId)?.name ?? (openId === "bot" ? "督办助手" : "某人");
const isWatching = (chat: ChatHead | undefined) => chat !== undefined && !chat.members.includes(place.person);

async function press(message: Message, act: CardAct, form?: Record<string, unknown>): Promise<boolean> {
  try {
    const answer = await sendClick({ person: place.person, messageId: message.messageId, action: act, form });
    if (answer.toast) toast(answer.toast);
    for (const problem of answer.problems) complain(problem);
    if (answer.status !== 200 && answer.problems.length === 0) complain(`按钮没有得到回应（${answer.status}）。`);
    refresh();
    return answer.redrawn;
  } catch (error) {
    complain(error);
    return false;
  }
}

function deskOf(chat: ChatHead | undefined): Omit<Desk, "quote"> {
  const members = new Set(chat?.members);
  return {
    person: place.person,
    watching: isWatching(chat),
    nameOf,
    members: () => state.people.filter(({ openId }) => members.has(openId)),
    confirm,
    tell: (words) => toast({ type: "warning", content: words }),
    click: press,
    reply: (message) => composer.answer({ messageId: message.messageId, words: quoted(message, nameOf) }),
  };
}

/** A card drawn for one person is not another's: every person keeps a view of the same group. */
function viewOf(chat: ChatHead | undefined): ChatView {
  const key = hashOf({ person: place.person, chatId: chat?.chatId ?? null });
  const view = views.get(key) ?? new ChatView(deskOf(chat), refresh);
  views.set(key, view);
  return view;
}

function showHead(chat: ChatHead | undefined) {
  const person = personOf(place.person) ?? nobody;
  const group = chat?.type === "group" ? chat : null;
  const heading = group ? `${group.name}（${group.members.length} 人）` : `${person.name} 与督办助手`;
  const me = group ? `${isWatching(group) ? "旁观者" : "你现在是"}：${person.name}` : person.title;
  placeOf("chat-name").textContent = heading;
  placeOf("chat-who").textContent = me;
  groups.show(group);
  document.title = `${group ? group.name : person.name} · 督办试用`;
}

async function showChat() {
  const asked = place;
  const chat = chatAt(state, place);
  const view = viewOf(chat);
  showHead(chat);
  composer.address({
    person: personOf(place.person) ?? nobody,
    chatId: chat?.chatId,
    group: chat?.type === "group",
    watching: isWatching(chat),
  });
  const messages = chat ? await getMessages(chat.chatId, view.most) : { chatId: "", messages: [], earlier: 0 };
  if (asked !== place) return;
  if (shown !== view) {
    shown?.leave();
    view.show(messages);
    view.enter();
    shown = view;
  } else view.show(messages);
}

let running = false;
let again = false;

/** Looks everything up anew; calls that come meanwhile are answered by one more round. */
function refresh() {
  again = true;
  if (!running) void run();
}

async function run() {
  running = true;
  while (again) {
    again = false;
    try {
      await round();
    } catch (error) {
      complain(error);
    }
  }
  running = false;
}

async function round() {
  state = await getState();
  if (!personOf(place.person))
    place = { person: (mainPeople(state.people)[0] ?? state.people[0])?.openId ?? "", chatId: null };
  if (!placeOf("quick").hasChildNodes()) quickLinks(state.people, choose);
  clockBar.follow(state);
  showPeople(state, place);
  await showChat();
}

/** On a phone the chat was hidden until now, and a hidden one cannot be scrolled. */
function choose(next: Place) {
  document.body.classList.add("in-chat");
  if (hashOf(next) === hashOf(place)) shown?.enter();
  location.hash = hashOf(next);
}

function follow() {
  place = placeIn(location.hash) ?? place;
  showPeople(state, place);
  refresh();
}

/** A browser keeps only six connections to one host, so a tab nobody looks at gives its own back. */
function listen(source = new EventSource("/sandbox/events")) {
  const offline = placeOf("offline");
  source.addEventListener("changed", refresh);
  source.addEventListener("beat", (event) => clockBar.show(JSON.parse(event.data) as ClockFace));
  source.addEventListener("open", () => {
    offline.hidden = true;
    clockBar.forget();
    refresh();
  });
  source.addEventListener("error", () => {
    offline.hidden = false;
  });
  const leave = () => {
    if (!document.hidden) return;
    source.close();
    document.removeEventListener("visibilitychange", leave);
    document.addEventListener("visibilitychange", () => listen(), { once: true });
  };
  document.addEventListener("visibilitychange", leave);
}

const composer = new Composer(refresh);
const clockBar = new ClockBar(refresh);
const groups = new Groups({ person: () => place.person, choose, refresh });
const showPeople = peopleList(choose);
phoneWidth();
addEventListener("hashchange", follow);
placeOf("back").addEventListener("click", () => document.body.classList.remove("in-chat"));
place = placeIn(location.hash) ?? place;
if (placeIn(location.hash)) document.body.classList.add("in-chat");
refresh();
listen();
