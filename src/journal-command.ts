import type { Head } from "./db/chain.ts";
import { openBeside } from "./db/open-beside.ts";
import { OpenRefused } from "./db/open-refused.ts";
import type { Break, Verdict } from "./db/verify-journal.ts";
import { verifyJournal } from "./db/verify-journal.ts";
import { keptHeads } from "./usecases/journal/keep-head.ts";

type Settings = { dataDir: string; databaseUrl: string | null };

const usage = [
  "用法：",
  "  npm run journal -- verify                       核对操作日志，指出第一处被改动的地方",
  "  npm run journal -- verify --head 序号:摘要      并与另外留存的摘要核对，可以写多个",
];

const words: Record<Break["kind"], (place: number) => string> = {
  sealMissing: (seq) => `封存第 ${seq} 号缺失`,
  sealChanged: (seq) => `封存第 ${seq} 号被改动`,
  rowMissing: (id) => `日志第 ${id} 条被删去`,
  rowChanged: (id) => `日志第 ${id} 条被改动`,
  rowAdded: (id) => `日志第 ${id} 条不是由本系统写入`,
  anchorMissing: (seq) => `链外留有封存第 ${seq} 号的摘要，日志里却没有：末尾被截去，或换成了别的日志`,
  anchorDiffers: (seq) => `封存第 ${seq} 号与链外留存的摘要不符`,
};

function verdictLines({ rows, seals, unsealed, head, breaks }: Verdict, anchors: number): string[] {
  const seen = `日志 ${rows} 条，封存 ${seals} 次，与链外留存的 ${anchors} 个摘要核对。`;
  const open = unsealed > 0 ? [`最后 ${unsealed} 条写入不久，还没有封存，不在证明之列。`] : [];
  if (breaks.length > 0)
    return [
      seen,
      ...open,
      `发现 ${breaks.length} 处不符，第一处：`,
      ...breaks.map(({ kind, place }) => `  ✗ ${words[kind](place)}`),
    ];
  const keep = seals > 0 ? [`现在的摘要（请另外留存）：${head.seq}:${head.head}`] : [];
  return [seen, ...open, "✓ 没有发现改动。", ...keep];
}

/** `--head 12:abc…`, any number of times; null where something else stands there. */
function headsOf(args: readonly string[]): Head[] | null {
  const heads: Head[] = [];
  for (let i = 0; i < args.length; i += 2) {
    const [, seq, head] = /^(\d+):([0-9a-f]{64})$/.exec(args[i + 1] ?? "") ?? [];
    if (args[i] !== "--head" || !seq || !head) return null;
    heads.push({ seq: Number(seq), head });
  }
  return heads;
}

/** `npm run journal -- verify`: looks at the whole journal, changes nothing; 1 where something is not as it was written. */
export async function journalCommand(
  [verb, ...rest]: readonly string[],
  settings: Settings,
  print: (line: string) => void,
): Promise<0 | 1> {
  const given = headsOf(rest);
  if (verb !== "verify" || given === null) {
    for (const line of usage) print(line);
    return 1;
  }
  try {
    const { db, close } = await openBeside(settings);
    const anchors = [...(await keptHeads(settings.dataDir)), ...given];
    const verdict = await verifyJournal(db, anchors).finally(close);
    for (const line of verdictLines(verdict, anchors.length)) print(line);
    return verdict.breaks.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof OpenRefused)) throw error;
    print(error.message);
    return 1;
  }
}
