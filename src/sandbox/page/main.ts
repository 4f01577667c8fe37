import { getState } from "./api.ts";
import { ChatList, quickLinks } from "./chat-list.ts";
import { cityMenu } from "./city-menu.ts";
import { ClockBar } from "./clock-bar.ts";
import { Columns } from "./columns.ts";
import { placeOf } from "./dom.ts";
import { Drawer } from "./drawer.ts";
import { foldList } from "./fold.ts";
import { keys } from "./keys.ts";
import { listen } from "./live.ts";
import { mainPeople } from "./main-people.ts";
import { menus } from "./menus.ts";
import { complain } from "./notes.ts";
import { personIn } from "./people.ts";
import { phoneWidth } from "./phone-width.ts";
import type { Layout, Place } from "./place.ts";
import { hashOf, layoutIn } from "./place.ts";
import { sayWords } from "./spoken.ts";
import { Tabs } from "./tabs.ts";
import { Tour } from "./tour/tour.ts";
import type { State } from "./wire.ts";
import { words } from "./words.ts";

const noFaults = { slowMs: 0, down: null, limited: 0, lostAnswers: 0, refusedCards: 0, unreachable: [] };
const ordinary = { kind: "workday", festival: "", published: true } as const;
let state: State = { clock: { now: 0, day: ordinary }, forwarding: false, people: [], chats: [], faults: noFaults };
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

/** The places of the address whose people live here; somebody of the office where there is none. */
function known({ places, active }: Layout): Layout {
  const found = places.filter(({ person }) => personIn(state, person));
  const first = mainPeople(state.people)[0] ?? state.people[0];
  if (found.length > 0 || !first) return { places: found, active };
  return { places: [{ person: first.openId, chatId: null }], active: 0 };
}

function drawList() {
  list.show(state, columns.layout.places);
  const active = columns.active;
  document.title = active?.name ? `${active.name} · ${words.page.title}` : words.page.title;
}

async function round() {
  state = await getState();
  const layout = columns.all.length > 0 ? columns.layout : (layoutIn(location.hash) ?? columns.layout);
  const people = known(layout);
  if (hashOf(people) !== hashOf(columns.layout)) columns.follow(people);
  makeRoom(columns.all.length);
  const quick = placeOf("quick");
  if (!quick.hasChildNodes()) quick.replaceChildren(...quickLinks(mainPeople(state.people), { choose }));
  clockBar.follow(state);
  drawer.show(state);
  tabs.show(state);
  await columns.show();
  drawList();
  await tour.follow(state);
}

/** The address follows what is open; only going somewhere else is a step of the browser's way back. */
function moved(layout: Layout) {
  const before = layoutIn(location.hash);
  const same = before && hashOf({ ...before, active: 0 }) === hashOf({ ...layout, active: 0 });
  if (same || !before) history.replaceState(null, "", hashOf(layout));
  else location.hash = hashOf(layout);
  tabs.show(state);
  drawList();
}

const inChat = (on: boolean) => document.body.classList.toggle("in-chat", on);

/** On a phone the chat was hidden until now, and a hidden one cannot be scrolled. */
function choose(place: Place) {
  inChat(true);
  columns.choose(place)?.enter();
  tabs.bring();
}

function beside(place: Place) {
  inChat(true);
  columns.beside(place)?.composer.text.focus();
  tabs.bring();
}

/** These side by side, one of them in hand. */
function lay(layout: Layout) {
  columns.follow(layout);
  inChat(true);
  moved(columns.layout);
  tabs.bring();
  refresh();
}

function back() {
  inChat(false);
  placeOf("chats").querySelector<HTMLElement>(".row[tabindex='0']")?.focus();
}

function follow() {
  const layout = layoutIn(location.hash);
  if (!layout || hashOf(layout) === hashOf(columns.layout)) return;
  columns.follow(known(layout));
  refresh();
}

sayWords();
const columns = new Columns(placeOf("columns"), { state: () => state, refresh, back, moved });
const makeRoom = foldList();
const tabs = new Tabs(columns);
const clockBar = new ClockBar({ state: () => state, refresh, choose });
const list = new ChatList({ choose, beside, person: () => columns.active?.place.person ?? "" });
const drawer = new Drawer({ refresh });
const tour = new Tour({
  ...{ state: () => state, refresh, columns, lay },
  ...{ toastsAt: (place) => columns.toastsAt(place), turn: (to) => clockBar.turn(to) },
});
cityMenu({ state: () => state, choose });
menus();
keys(columns);
phoneWidth();
addEventListener("hashchange", follow);
if (layoutIn(location.hash)) inChat(true);
refresh();
listen({ refresh, beat: (face) => clockBar.show(face), forget: () => clockBar.forget() });
