type Span = { from: number; to: number };
type Group = { from: number; bars: number[] };

/** Walks the signs of a pattern that mean something: not what is escaped, not what stands in brackets. */
function* signsOf(source: string): Generator<{ at: number; sign: string }> {
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const sign = source[at] ?? "";
    if (sign === "\\") at++;
    else if (sign === "[") inClass = true;
    else if (sign === "]") inClass = false;
    else if (!inClass) yield { at, sign };
  }
}

function alternativesOf({ from, bars }: Group, to: number): Span[] {
  if (bars.length === 0) return [];
  const ends = [...bars, to];
  return ends.map((end, index) => {
    const start = index === 0 ? from : (bars[index - 1] ?? from) + 1;
    return index === 0 ? { from: start, to: end + 1 } : { from: start - 1, to: end };
  });
}

const groupStart = /^\((\?(:|=|!|<=|<!|<\w+>))?/;

/** An anchor, or the mark that what stands before it may be missing. */
const isSingle = (sign: string, before: string): boolean =>
  sign === "^" || sign === "$" || (sign === "?" && !/[(*+?}]/.test(before));

/** The spans a pattern could lose: each of several alternatives, an anchor, the mark that something may be missing. */
function spansOf(source: string): Span[] {
  const found: Span[] = [];
  const open: Group[] = [{ from: 0, bars: [] }];
  for (const { at, sign } of signsOf(source)) {
    if (sign === "(") {
      const [start = "("] = groupStart.exec(source.slice(at)) ?? [];
      open.push({ from: at + start.length, bars: [] });
    } else if (sign === ")") {
      const group = open.pop();
      if (group) found.push(...alternativesOf(group, at));
    } else if (sign === "|") open.at(-1)?.bars.push(at);
    else if (isSingle(sign, source[at - 1] ?? "(")) found.push({ from: at, to: at + 1 });
  }
  const whole = open[0];
  return whole ? [...found, ...alternativesOf(whole, source.length)] : found;
}

/** A regular expression, each time without one thing it asks for or allows. */
export function thinned(written: string): string[] {
  const end = written.lastIndexOf("/");
  const source = written.slice(1, end);
  return spansOf(source)
    .map(({ from, to }) => source.slice(0, from) + source.slice(to))
    .filter((left) => left !== "")
    .map((left) => `/${left}${written.slice(end)}`);
}
