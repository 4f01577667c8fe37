import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import type { Evidence } from "../../db/evidence.ts";

/** A stored file is gone, or is no longer what was received. */
export class EvidenceAmiss extends Error {
  readonly why: "missing" | "changed";

  constructor(why: "missing" | "changed") {
    super(`evidence ${why}`);
    this.why = why;
  }
}

/** The bytes of a stored file; where they are not those that were hashed when it came, the last of them is an EvidenceAmiss. */
export async function* verified(
  dataDir: string,
  { path, sha256 }: Pick<Evidence, "path" | "sha256">,
): AsyncGenerator<Uint8Array> {
  if (!path || !sha256) throw new EvidenceAmiss("missing");
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(join(dataDir, path))) {
      hash.update(chunk as Uint8Array);
      yield chunk as Uint8Array;
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") throw new EvidenceAmiss("missing");
    throw error;
  }
  if (hash.digest("hex") !== sha256) throw new EvidenceAmiss("changed");
}
