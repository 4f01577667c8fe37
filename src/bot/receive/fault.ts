const FRAMES = 5;

const codeOf = (error: Error): string | null => {
  const { code } = error as { code?: unknown };
  return typeof code === "string" || typeof code === "number" ? String(code) : null;
};

/** What may be kept of an unexpected error: its kind and where it rose, never its words, which may quote what people wrote. */
export function faultOf(error: unknown): { error: string; at: string[] } {
  if (!(error instanceof Error)) return { error: "unknown", at: [] };
  const roots = [error, error.cause].filter((each): each is Error => each instanceof Error);
  const names = roots.map((each) => [each.name, codeOf(each)].filter(Boolean).join(" "));
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { error: names.join(" < "), at: frames.slice(0, FRAMES).map((line) => line.trim()) };
}
