import { randomUUID } from "node:crypto";

/** A fresh random id of the brand its place asks for: the one cast that makes branded ids. */
export const newId = <Id extends string>(): Id => randomUUID() as string as Id;
