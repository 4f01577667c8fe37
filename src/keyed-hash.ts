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
