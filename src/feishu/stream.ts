import { Readable } from "node:stream";
import { FeishuError } from "./errors.ts";
import type { Call } from "./failure.ts";
import { noAnswer } from "./failure.ts";

type Bounds = { call: Call; most: number; excess: FeishuError; alive: () => void; done: () => void };

async function* bounded(body: ReadableStream<Uint8Array>, { call, most, excess, alive, done }: Bounds) {
  let total = 0;
  try {
    for await (const chunk of body) {
      alive();
      total += chunk.byteLength;
      if (total > most) throw excess;
      yield chunk;
    }
  } catch (error) {
    throw error instanceof FeishuError ? error : noAnswer(call, error);
  } finally {
    done();
  }
}

/** The body piece by piece; ends with a FeishuError when it grows beyond `most` bytes, breaks off or stands still. */
export const boundedStream = (body: ReadableStream<Uint8Array>, bounds: Bounds): Readable =>
  Readable.from(bounded(body, bounds), { objectMode: false });

/** The whole body, at most `most` bytes of it. */
export async function wholeBody(body: ReadableStream<Uint8Array> | null, bounds: Bounds): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  if (!body) bounds.done();
  else for await (const piece of bounded(body, bounds)) pieces.push(piece);
  return Buffer.concat(pieces);
}
