import { createInterface } from "node:readline/promises";

export const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** The answer typed; null where nobody sits at a terminal. */
export async function ask(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

/** Whether an answer agrees. */
export const isYes = (answer: string): boolean => ["是", "y", "yes"].includes(answer.trim().toLowerCase());
