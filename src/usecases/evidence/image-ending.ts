import { open } from "node:fs/promises";

/** How pictures begin: a picture sent in chat has no file name of its own. */
const signs: readonly { ending: string; sign: RegExp }[] = [
  { ending: ".jpg", sign: /^ffd8ff/ },
  { ending: ".png", sign: /^89504e470d0a1a0a/ },
  { ending: ".gif", sign: /^47494638/ },
  { ending: ".bmp", sign: /^424d/ },
  { ending: ".webp", sign: /^52494646.{8}57454250/ },
  { ending: ".tiff", sign: /^(49492a00|4d4d002a)/ },
  { ending: ".heic", sign: /^.{8}66747970(68656963|68656978|6d696631)/ },
];

const HEAD = 12;

/** The ending of the name a picture should have, read from its first bytes; empty for anything else, and where it is gone. */
export async function imageEnding(path: string): Promise<string> {
  const handle = await open(path, "r").catch(() => null);
  if (!handle) return "";
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const head = buffer.subarray(0, bytesRead).toString("hex");
    return signs.find(({ sign }) => sign.test(head))?.ending ?? "";
  } finally {
    await handle.close();
  }
}
