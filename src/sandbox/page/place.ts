/** Who one is and what one looks at. */
export type Place = { person: string; chatId: string | null };

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

function placeIn(part: string): Place | null {
  const [person = "", chatId = ""] = part.split("/").map(readable);
  return person ? { person, chatId: chatId || null } : null;
}

/** One place in words of an address; also what tells two places apart. */
export const keyOf = ({ person, chatId }: Place): string =>
  `${encodeURIComponent(person)}${chatId ? `/${encodeURIComponent(chatId)}` : ""}`;

/** What is open side by side, and which of it is in hand; kept in the address so that a reload comes back to it. */
export type Layout = { places: readonly Place[]; active: number };

export const MOST_COLUMNS = 4;
const IN_HAND = "!";

export function layoutIn(hash: string): Layout | null {
  const parts = hash.replace(/^#/, "").split(",").slice(0, MOST_COLUMNS);
  const places = parts.flatMap((part) => placeIn(part.replace(IN_HAND, "")) ?? []);
  const distinct = [...new Map(places.map((place) => [keyOf(place), place])).values()];
  const marked = distinct.findIndex((place) => parts.includes(IN_HAND + keyOf(place)));
  return distinct.length > 0 ? { places: distinct, active: Math.max(marked, 0) } : null;
}

/** The one in hand is marked only where there are several. */
export const hashOf = ({ places, active }: Layout): string =>
  `#${places.map((place, at) => (at === active && at > 0 ? IN_HAND : "") + keyOf(place)).join(",")}`;
