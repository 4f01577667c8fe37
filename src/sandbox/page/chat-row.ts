import { shortTime } from "./beijing.ts";
import { el } from "./dom.ts";
import { unreadFor } from "./people.ts";
import type { ChatHead } from "./wire.ts";
import { words } from "./words.ts";

const said = words.list;
const MOST_SHOWN = 999;

export type RowWords = {
  name: string;
  title: string;
  chat: ChatHead | undefined;
  /** Who has or has not read it; of a group, the person in hand. */
  reader: string;
  now: number;
  here: boolean;
};

export type RowHands = { choose(): void; beside(): void };

/** What the number says; that it is counted for nobody in particular is said where one is not in the group. */
function badgeWords({ chat, reader }: RowWords, count: number): string {
  if (count === 0) return "";
  return chat?.type === "group" && !chat.members.includes(reader) ? said.unseen(count) : said.unread(count);
}

/** One line of the chat list: whose chat, the last words, how much is unread; and beside it the button for a second column. */
export function chatRow({ choose, beside }: RowHands) {
  const face = el("span", { class: "face", attrs: { "aria-hidden": "true" } });
  const name = el("span", { class: "row-name" });
  const title = el("span", { class: "row-title" });
  const time = el("span", { class: "row-time" });
  const line = el("span", { class: "row-line" });
  const urgent = el("span", { class: "urgent", attrs: { hidden: "" } }, said.urgent);
  const badge = el("span", { class: "badge" });
  const parts = [face, name, title, time, line, urgent, badge];
  const open = el("button", { class: "row", attrs: { type: "button" }, on: { click: choose } }, ...parts);
  const second = el("button", { class: "beside", attrs: { type: "button", tabindex: "-1" }, on: { click: beside } });
  second.textContent = said.beside;
  const node = el("div", { class: "row-place" }, open, second);
  return {
    node,
    open,
    show(shown: RowWords) {
      const { chat, here } = shown;
      const mark = unreadFor(chat, shown.reader);
      face.textContent = shown.name.slice(0, 1);
      face.classList.toggle("of-group", chat?.type === "group");
      name.textContent = shown.name;
      title.textContent = shown.title;
      time.textContent = chat?.last ? shortTime(chat.last.at, shown.now) : "";
      line.textContent = chat?.last?.line ?? "";
      badge.textContent = mark.count > 0 ? String(Math.min(mark.count, MOST_SHOWN)) : "";
      badge.title = badgeWords(shown, mark.count);
      urgent.hidden = !mark.urgent;
      second.title = said.besideHint(shown.name);
      second.setAttribute("aria-label", second.title);
      open.classList.toggle("quiet", !chat?.last && mark.count === 0);
      open.classList.toggle("here", here);
      open.classList.toggle("unread", mark.count > 0);
      if (here) open.setAttribute("aria-current", "true");
      else open.removeAttribute("aria-current");
    },
  };
}

export type ChatRow = ReturnType<typeof chatRow>;
