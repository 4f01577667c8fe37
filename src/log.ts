import { pino } from "pino";

export type Log = {
  info(line: Record<string, unknown>, message?: string): void;
  warn(line: Record<string, unknown>, message?: string): void;
  error(line: Record<string, unknown>, message?: string): void;
};

/** One line per event, act and notice: ids, never texts, cards, phone numbers or secrets (house §5). */
export const createLog = (level: string): Log => pino({ level, base: null });
