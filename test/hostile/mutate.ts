import type { Dice } from "../chaos/dice.ts";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Branch = Json[] | { [key: string]: Json };
type Place = { holder: Branch; key: string };

const isBranch = (value: Json | undefined): value is Branch => typeof value === "object" && value !== null;

const odd: readonly Json[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, 4_294_967_296],
  ...["", " ", "x", "\0", "\ud800", "\udfff中", "\u202e", "null", "NaN", "1e999", "-1", "{}", "[", '{"text":"/待办"}'],
  ...["__proto__", "constructor", "toString", "' or 1=1 --", "../../x", "%00", "2026-02-30", "9".repeat(30)],
  ...["ou_hanbinLiaison", "ou_staff", "oc_leaders", "om_x", "长".repeat(2_000), "a".repeat(300)],
  ...[[], {}, [[]], [null], { a: {} }, { text: "x" }, ["ou_staff"], [1, "2", {}]],
];
const oddKeys = ["__proto__", "constructor", "prototype", "", "\0", "toString", "键", "a.b", "$ne", "0", "length"];

function placesIn(root: Json): Place[] {
  const places: Place[] = [];
  const open = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isBranch(next)) continue;
    for (const [key, child] of Object.entries(next)) {
      places.push({ holder: next, key });
      open.push(child as Json);
    }
  }
  return places;
}

/** Sets it as JSON would, so that `__proto__` becomes a key like any other; the length of a list is none of its keys. */
function put({ holder, key }: Place, value: Json): void {
  const place = Array.isArray(holder) && key === "length" ? "0" : key;
  Object.defineProperty(holder, place, { value, enumerable: true, writable: true, configurable: true });
}
const at = ({ holder, key }: Place): Json => Reflect.get(holder, key) as Json;

function wrapped(value: Json, depth: number, asList: boolean): Json {
  let around = value;
  for (let n = 0; n < depth; n += 1) around = asList ? [around] : { a: around };
  return around;
}

function retyped(value: Json): Json {
  if (typeof value === "string") return Number(value) || [value];
  if (isBranch(value)) return Array.isArray(value) ? { ...value } : JSON.stringify(value);
  return String(value);
}

function scratched(text: string, dice: Dice): string {
  const bytes = Buffer.from(text || "x", "utf16le");
  bytes[dice.between(0, bytes.length - 1)] = dice.between(0, 255);
  return bytes.toString("utf16le");
}

type Change = (place: Place, dice: Dice, others: readonly Json[]) => void;

/** Ways to bend what stands at one place of a JSON. */
const changes: readonly Change[] = [
  (place, dice) => put(place, structuredClone(dice.oneOf(odd))),
  (place, dice) => put(place, structuredClone(dice.oneOf(odd))),
  ({ holder, key }) => void Reflect.deleteProperty(holder, key),
  (place, dice) => put({ ...place, key: dice.oneOf(oddKeys) }, structuredClone(at(place))),
  (place, dice, others) => {
    const from = placesIn(dice.oneOf(others));
    put(place, structuredClone(at(dice.oneOf(from))));
  },
  (place, dice) => put(place, wrapped(at(place), dice.oneOf([1, 5, 31, 40, 900]), dice.chance(0.5))),
  (place) => put(place, retyped(at(place))),
  (place) => put(place, [at(place), structuredClone(at(place))]),
  (place, dice) => {
    const value = at(place);
    put(place, typeof value === "string" ? scratched(value, dice) : structuredClone(dice.oneOf(odd)));
  },
];

/** A JSON bent at one to three places; the one given stays as it is. */
export function bent(value: Json, dice: Dice, others: readonly Json[]): Json {
  const copy = structuredClone(value);
  for (let times = dice.between(1, 3); times > 0; times -= 1) {
    const places = placesIn(copy);
    if (places.length > 0) dice.oneOf(changes)(dice.oneOf(places), dice, others);
  }
  return copy;
}

type Scar = (bytes: Buffer, dice: Dice, other: Buffer) => Buffer;

const scars: readonly Scar[] = [
  (bytes, dice) => {
    const copy = Buffer.from(bytes);
    const place = dice.between(0, copy.length - 1);
    copy.writeUInt8(copy.readUInt8(place) ^ (1 << dice.between(0, 7)), place);
    return copy;
  },
  (bytes, dice) => {
    const copy = Buffer.from(bytes);
    for (let n = dice.between(1, 8); n > 0; n -= 1) copy[dice.between(0, copy.length - 1)] = dice.between(0, 255);
    return copy;
  },
  (bytes, dice) => bytes.subarray(0, dice.between(0, bytes.length - 1)),
  (bytes, dice, other) => {
    const cut = dice.between(0, bytes.length);
    return Buffer.concat([bytes.subarray(0, cut), other.subarray(dice.between(0, other.length))]);
  },
  (bytes, dice) => {
    const [from, to] = [dice.between(0, bytes.length), dice.between(0, bytes.length)];
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(Math.min(from, to))]);
  },
];

/** Bytes with a flipped bit, some overwritten, cut off, spliced with others, or with a piece said twice. */
export const scarred = (bytes: Buffer, dice: Dice, other: Buffer): Buffer => dice.oneOf(scars)(bytes, dice, other);
