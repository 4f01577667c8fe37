const FRAMES = 5;

const codeOf = (error: Error): string | null => {
  const { code } = error as { code?: unknown };
  return typeof code === "string" || typeof code === "number" ? String(code) : null;
};

/** The message stands in the stack too, and a line of it may look like a frame: only what comes behind it counts. */
function framesOf({ stack = "", message }: Error): string[] {
  const behind = stack.indexOf(message);
  if (behind < 0) return [];
  const frames = stack.slice(behind + message.length).split("\n");
  return frames.filter((line) => /^\s+at /.test(line)).map((line) => line.trim());
}

/** What may be kept of an unexpected error: its kind and where it rose, never its words, which may quote what people wrote. */
export function faultOf(error: unknown): { error: string; at: string[] } {
  if (!(error instanceof Error)) return { error: "unknown", at: [] };
  const roots = [error, error.cause].filter((each): each is Error => each instanceof Error);
  const names = roots.map((each) => [each.name, codeOf(each)].filter(Boolean).join(" "));
  return { error: names.join(" < "), at: framesOf(error).slice(0, FRAMES) };
}
