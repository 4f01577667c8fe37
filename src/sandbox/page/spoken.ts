import { placeOf } from "./dom.ts";
import { language, otherLanguage, words } from "./words.ts";

const { page, list, clock, drawer, chat, tour, city } = words;

/** Words of the parts that stand in index.html from the beginning. */
const texts: Record<string, string> = {
  banner: page.banner,
  offline: page.offline,
  skip: page.skip,
  "clock-label": clock.label,
  "fold-list": list.fold,
  "main-title": list.main,
  "groups-title": list.groups,
  "people-title": list.people,
  "only-unread-words": list.onlyUnread,
  "nobody-found": list.none,
  "open-group": list.open,
  "open-drawer": drawer.open,
  "open-tour": tour.open,
  "city-title": city.title,
  "begin-anew": city.anew,
  "own-roster": city.roster,
  "views-title": page.views,
  "phone-width": page.phoneWidth,
  "theme-system": page.themeSystem,
  "theme-light": page.themeLight,
  "theme-dark": page.themeDark,
  gallery: page.gallery,
  keys: page.keys,
  language: page.otherLanguage,
};

const labels: Record<string, string> = {
  side: list.label,
  theme: page.theme,
  search: list.searchLabel,
  "group-name": list.newGroup,
  tabs: chat.tabs,
};

const titles: Record<string, string> = {
  "phone-width": page.phoneWidthHint,
  "fold-list": list.foldHint,
  "open-group": list.openHint,
  keys: page.keysHint,
  "open-tour": tour.openHint,
  "begin-anew": city.anewHint,
  "own-roster": city.rosterHint,
  language: page.otherLanguageHint,
};

/** Says everything in the language of this browser. */
export function sayWords(): void {
  document.documentElement.lang = language;
  document.title = page.title;
  for (const [id, text] of Object.entries(texts)) placeOf(id).textContent = text;
  for (const [id, label] of Object.entries(labels)) placeOf(id).setAttribute("aria-label", label);
  for (const [id, title] of Object.entries(titles)) placeOf(id).title = title;
  for (const [id, hint] of [
    ["search", list.search],
    ["group-name", list.newGroup],
  ] as const) {
    placeOf(id).setAttribute("placeholder", hint);
  }
  placeOf("language").addEventListener("click", () => {
    otherLanguage();
    location.reload();
  });
}
