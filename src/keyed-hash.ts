import { createHmac } from "node:crypto";
import { contactOf } from "./domain/roster/sheets-contact.ts";

/**
 * What is kept of a mobile number or a mail address: HMAC-SHA256 of its one spelling, in hex. Without the secret nobody
 * can try all numbers against it (product §7).
 */
export const keyedHash =
  (secret: string) =>
  (contact: string): string =>
    createHmac("sha256", secret).update(contactOf(contact), "utf8").digest("hex");

/** The word of a link, of 256 bits: made again from its id whenever it is sent, so that it need not be kept. */
export const keyedWord =
  (secret: string) =>
  (id: string): string =>
    createHmac("sha256", secret).update(`link ${id}`, "utf8").digest("base64url");
