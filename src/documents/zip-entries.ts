import { inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;

type Entry = { name: string; method: number; packed: number; size: number; at: number };

function endOf(zip: Buffer): number {
  const from = Math.max(0, zip.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = zip.length - END_LENGTH; at >= from; at -= 1) if (zip.readUInt32LE(at) === END) return at;
  throw new RangeError("no zip file");
}

function entriesOf(zip: Buffer): Map<string, Entry> {
  const end = endOf(zip);
  const entries = new Map<string, Entry>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new RangeError("a broken zip file");
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    entries.set(name, {
      name,
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** The parts of a zip file by their names. `text` unpacks one, never to more than `most` bytes; null where it is not there. */
export function zipEntries(zip: Buffer, most: number) {
  const entries = entriesOf(zip);
  return {
    /** What all parts together say they unpack to. */
    size: [...entries.values()].reduce((sum, { size }) => sum + size, 0),
    text(name: string): string | null {
      const entry = entries.get(name);
      if (!entry) return null;
      const begin = entry.at + 30 + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28);
      const packed = zip.subarray(begin, begin + entry.packed);
      return (entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: most })).toString("utf8");
    },
  };
}
