import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";

type Body = Uint8Array | "tooLarge" | "broken";

/** Listens instead of iterating: leaving an iteration early would close the connection before the refusal is said. */
function gathered(source: Readable, most: number): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const take = (chunk: Uint8Array) => {
      size += chunk.byteLength;
      if (size <= most) return chunks.push(chunk);
      source.off("data", take).pause();
      resolve("tooLarge");
    };
    source.on("data", take);
    source.once("end", () => resolve(Buffer.concat(chunks)));
    for (const cut of ["error", "close"]) source.once(cut, () => resolve("broken"));
  });
}

/**
 * Reads a body as raw bytes, never more than `most` of them; "broken" where the sender breaks off. Node's own stream is
 * read where there is one, as the web's is a second one over it.
 */
export async function readBounded(
  request: Request,
  incoming: IncomingMessage | undefined,
  most: number,
): Promise<Body> {
  if (Number(request.headers.get("content-length") ?? 0) > most) return "tooLarge";
  if (incoming) return gathered(incoming, most);
  return request.body ? gathered(Readable.from(request.body), most) : new Uint8Array();
}
