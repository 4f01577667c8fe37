import { tidy } from "./sheets-words.ts";

/** A mobile number in its one spelling: 11 digits on the mainland, else + and country code. Null = not a number. */
export function mobileOf(text: string): string | null {
  const digits = tidy(text).replace(/[\s()（）-]/g, "");
  const mainland = /^(?:\+?86)?(1[3-9]\d{9})$/.exec(digits);
  if (mainland?.[1]) return mainland[1];
  return /^\+[1-9]\d{6,14}$/.test(digits) && !digits.startsWith("+86") ? digits : null;
}

/** A mail address in small letters. Null = not an address. */
export function emailOf(text: string): string | null {
  const address = tidy(text).replaceAll(" ", "").toLowerCase();
  return /^[a-z0-9._%+'-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(address) ? address : null;
}

export function openIdOf(text: string): string | null {
  const id = tidy(text).replaceAll(" ", "");
  return /^ou_[A-Za-z0-9_-]{1,128}$/.test(id) ? id : null;
}

/** One spelling for a mobile number or a mail address, the same for everybody who hashes or compares one. */
export const contactOf = (text: string): string => mobileOf(text) ?? emailOf(text) ?? tidy(text).toLowerCase();
