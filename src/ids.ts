import { randomUUID } from "node:crypto";

/** A fresh random id of the brand its place asks for: the one cast that makes branded ids. */
export const newId = <Id extends string>(): Id => randomUUID() as string as Id;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether words of several kinds can be such an id at all: the database takes no others for one. */
export const isId = (words: string): boolean => UUID.test(words);
