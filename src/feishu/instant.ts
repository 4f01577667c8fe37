const SECONDS = 1e11;
const MILLISECONDS = 1e14;
const MICROSECONDS = 1e17;

/** A decimal timestamp of the platform, whose unit (s, ms, µs, ns) differs by page and is told by its size; null if unreadable. */
export function instantOf(text: string): Date | null {
  if (!/^\d{10,19}$/.test(text)) return null;
  const count = Number(text);
  if (count < SECONDS) return new Date(count * 1e3);
  if (count < MILLISECONDS) return new Date(count);
  return new Date(Math.floor(count < MICROSECONDS ? count / 1e3 : count / 1e6));
}
