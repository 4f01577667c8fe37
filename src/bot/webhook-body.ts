async function gather(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | "tooLarge"> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > most) return "tooLarge";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads a body as raw bytes, never more than `most` of them; "broken" where the sender breaks off. */
export async function readBounded(request: Request, most: number): Promise<Uint8Array | "tooLarge" | "broken"> {
  if (Number(request.headers.get("content-length") ?? 0) > most) return "tooLarge";
  if (!request.body) return new Uint8Array();
  try {
    return await gather(request.body, most);
  } catch {
    return "broken";
  }
}
