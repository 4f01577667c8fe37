import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Handler } from "hono";

const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  json: "application/json; charset=utf-8",
};
/** The build gives the parts of a script a stamp of capitals and digits. */
const FILE = /^[a-z][a-z0-9-]*(-[A-Z0-9]{8})?\.(js|css|svg|json)$/;

const isMissing = (error: unknown) => error instanceof Error && "code" in error && error.code === "ENOENT";

/** The page's own files, each by its plain name: nothing that could climb out of the folder is ever joined to it. */
export function pageFile(assets: string, page?: "index.html" | "gallery.html"): Handler {
  return async (c) => {
    const name = page ?? c.req.param("file") ?? "";
    if (page === undefined && !FILE.test(name)) return c.notFound();
    try {
      const bytes = await readFile(join(assets, name));
      return c.body(new Uint8Array(bytes), 200, { "content-type": types[name.split(".").pop() ?? ""] ?? "" });
    } catch (error) {
      if (isMissing(error)) return c.notFound();
      throw error;
    }
  };
}

const pictures = [
  { type: "image/png", begins: [0x89, 0x50, 0x4e, 0x47] },
  { type: "image/jpeg", begins: [0xff, 0xd8, 0xff] },
  { type: "image/gif", begins: [0x47, 0x49, 0x46, 0x38] },
  { type: "image/webp", begins: [0x52, 0x49, 0x46, 0x46] },
  { type: "image/bmp", begins: [0x42, 0x4d] },
];

/** What kind of picture bytes are by their beginning, whatever they are called; null for anything else. */
export const pictureTypeOf = (bytes: Uint8Array): string | null =>
  pictures.find(({ begins }) => begins.every((byte, at) => bytes[at] === byte))?.type ?? null;
