import { OpenRefused } from "./db/open-refused.ts";
import { readWorkbook, WorkbookUnreadable } from "./documents/roster-reading.ts";
import { rosterTemplate } from "./documents/roster-workbook.ts";
import type { CheckedRoster } from "./domain/roster/entries.ts";
import { checkRoster } from "./domain/roster/sheets-check.ts";
import { importRoster } from "./roster-cli-import.ts";
import { checkLines, remarkLine, usage } from "./roster-cli-words.ts";
import { RosterRefused } from "./usecases/roster/refused.ts";

/** What an import needs of the configuration. */
export type Settings = { dataDir: string; databaseUrl: string | null } & (
  | { mode: "trial"; secret: string | null }
  | { mode: "production"; secret: string; feishu: { domain: string; appId: string; appSecret: string } }
);

export type Io = {
  print(line: string): void;
  /** The answer typed; null where nobody sits at a terminal. */
  ask(question: string): Promise<string | null>;
  /** Null where there is no such file. */
  read(file: string): Promise<Buffer | null>;
  /** False where the file is there already; it is never overwritten. */
  write(file: string, bytes: Buffer): Promise<boolean>;
  /** Asked for by an import alone. */
  settings(): Settings;
};

/** 0 = done, 1 = refused with its reason printed, 2 = asked in a way that cannot be understood or confirmed. */
type ExitCode = 0 | 1 | 2;
type Run = (file: string, io: Io, yes: boolean) => Promise<ExitCode>;

async function read(file: string, io: Io): Promise<CheckedRoster> {
  const bytes = await io.read(file);
  if (!bytes) throw new WorkbookUnreadable(`没有找到文件 ${file}`);
  const checked = checkRoster(await readWorkbook(bytes));
  for (const line of checkLines(checked)) io.print(line);
  return checked;
}

const commands: Record<string, Run> = {
  template: async (file, io) => {
    if (await io.write(file, await rosterTemplate())) {
      io.print(`已生成 ${file}。请按“填写说明”填写，再用 check 核对。`);
      return 0;
    }
    io.print(`${file} 已经存在，没有覆盖。请换一个文件名。`);
    return 1;
  },
  check: async (file, io) => ((await read(file, io)).faults.length > 0 ? 1 : 0),
  import: async (file, io, yes) => {
    const checked = await read(file, io);
    return checked.faults.length > 0 ? 1 : importRoster(checked, { io, yes });
  },
};

function refused(error: unknown, io: Io): ExitCode {
  if (error instanceof RosterRefused) {
    const { cause } = error;
    const code = cause instanceof Error && "code" in cause && cause.code ? `（错误代码 ${cause.code}）` : "";
    io.print(`${error.message}${code}。`);
    for (const each of error.remarks) io.print(remarkLine(each));
    return 1;
  }
  if (!(error instanceof WorkbookUnreadable || error instanceof OpenRefused)) throw error;
  io.print(/[。！]$/.test(error.message) ? error.message : `${error.message}。`);
  return 1;
}

/** `template FILE`, `check FILE` or `import FILE [--yes]`. Rejects only where something is broken. */
export async function rosterCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name = "", file, ...more] = args.filter((word) => word !== "--yes");
  const run = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const yes = args.includes("--yes");
  if (!run || !file || more.length > 0 || (yes && name !== "import")) {
    for (const line of usage) io.print(line);
    return 2;
  }
  try {
    return await run(file, io, yes);
  } catch (error) {
    return refused(error, io);
  }
}
