import { speak } from "./speak.ts";
import { words } from "./words.ts";

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
  gallery: page.gallery,
  keys: page.keys,
};

const labels: Record<string, string> = {
  side: list.label,
  search: list.searchLabel,
  "group-name": list.newGroup,
  tabs: chat.tabs,
};

const titles: Record<string, string> = {
  "fold-list": list.foldHint,
  "open-group": list.openHint,
  keys: page.keysHint,
  "open-tour": tour.openHint,
  "begin-anew": city.anewHint,
  "own-roster": city.rosterHint,
};

const hints: Record<string, string> = { search: list.search, "group-name": list.newGroup };

/** Says everything in the language of this browser. */
export const sayWords = (): void => speak({ title: page.title, texts, labels, titles, hints });
