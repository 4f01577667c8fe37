const OFTEN = 3;
const MOST_PREPARED = 200;
const MOST_WATCHED = 1_000;

/**
 * Whether a statement comes so often that each connection should keep it prepared: one turn to the server instead of two,
 * and no reading of its text. Never more than two hundred of them, since lists of any length make ever new texts.
 */
export function oftenAsked(): (text: string) => boolean {
  const prepared = new Set<string>();
  const seen = new Map<string, number>();
  return (text) => {
    if (prepared.has(text)) return true;
    if (prepared.size >= MOST_PREPARED) return false;
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    if (times >= OFTEN) {
      seen.delete(text);
      prepared.add(text);
    }
    if (seen.size > MOST_WATCHED) seen.clear();
    return times >= OFTEN;
  };
}
