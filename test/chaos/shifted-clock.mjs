import { readFileSync } from "node:fs";

/** Loaded before the product: the clock of its host, off by as many milliseconds as the file says at the moment. */
const LOOK_EVERY_MS = 100;
const file = process.env.CHAOS_CLOCK_FILE;
const Real = Date;
let offMs = 0;

function look() {
  try {
    offMs = Number(readFileSync(file, "utf8")) || 0;
  } catch {
    offMs = 0;
  }
}

const now = () => Real.now() + offMs;
globalThis.Date = new Proxy(Real, {
  construct: (target, given, asked) => Reflect.construct(target, given.length > 0 ? given : [now()], asked),
  apply: () => new Real(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});
look();
setInterval(look, LOOK_EVERY_MS).unref();
