import { pino } from "pino";

export type Log = {
  info(line: Record<string, unknown>, message?: string): void;
  warn(line: Record<string, unknown>, message?: string): void;
  error(line: Record<string, unknown>, message?: string): void;
};

/** Lines of one turn of the event loop leave in one write; only a kill in the middle of that turn can lose them. */
function turnByTurn() {
  const out = pino.destination({ dest: 1, sync: true });
  let lines = "";
  const pass = (): void => {
    if (lines !== "") out.write(lines);
    lines = "";
  };
  process.once("exit", pass);
  const write = (line: string): void => {
    if (lines === "") setImmediate(pass);
    lines += line;
  };
  return { write, pass };
}

let shared: ReturnType<typeof turnByTurn> | null = null;

/** One line per event, act and notice: ids, never texts, cards, phone numbers or secrets (house §5). An error is written at once. */
export function createLog(level: string): Log {
  shared ??= turnByTurn();
  const { pass } = shared;
  const log = pino({ level, base: null }, shared);
  return {
    info: (line, message) => log.info(line, message),
    warn: (line, message) => log.warn(line, message),
    error: (line, message) => {
      log.error(line, message);
      pass();
    },
  };
}
