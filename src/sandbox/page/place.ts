/** Who one is and what one looks at, kept in the address so that a reload comes back to it. */
export type Place = { person: string; chatId: string | null };

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

export function placeIn(hash: string): Place | null {
  const [person = "", chatId = ""] = hash.replace(/^#/, "").split("/").map(readable);
  return person ? { person, chatId: chatId || null } : null;
}

export const hashOf = ({ person, chatId }: Place): string =>
  `#${encodeURIComponent(person)}${chatId ? `/${encodeURIComponent(chatId)}` : ""}`;
