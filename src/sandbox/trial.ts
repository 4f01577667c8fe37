import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Hono } from "hono";
import type { Clock } from "../clock.ts";
import type { Calendar } from "../domain/calendar/workdays.ts";
import type { RosterRows } from "../domain/roster/sheets.ts";
import { city, cityToSeed } from "./city.ts";
import type { Moments } from "./clock.ts";
import { trialClock } from "./clock.ts";
import { pageRoutes } from "./page-api.ts";
import type { Insight, Lent, TrialClock } from "./page-parts.ts";
import type { Sandbox } from "./platform/open.ts";
import { openSandbox } from "./platform/open.ts";
import type { CallbackPath, CallbackRequest, Keys } from "./platform/options.ts";

export type TrialParts = {
  /** Where chats and the clock outlive the process; null keeps them in memory. */
  dataDir: string | null;
  system: Clock;
  calendar: Calendar;
  next: Moments["next"];
  settle: Moments["settle"];
  /** Reaches the product at its own address. */
  callback: (path: CallbackPath, request: CallbackRequest) => Promise<{ status: number; text(): Promise<string> }>;
  /** What the product lets its page see; nothing where it is left out. */
  insight?: Insight;
  /** What the program lends; nothing where it is left out. */
  lent?: Lent;
  /** How often what the product did not take is delivered again; null only when asked. */
  redeliverEveryMs: number | null;
};

const nothingToSee: Insight = { commandsFor: async () => [], glance: async () => null };
const nothingLent: Lent = {
  startAnew: null,
  rosterTemplate: async () => new Uint8Array(),
  peopleIn: async () => [],
};

export type Trial = {
  sandbox: Sandbox;
  clock: TrialClock & Clock;
  edge: {
    clock: Clock;
    platform: { domain: string; appId: string; appSecret: string };
    gate: { appId: string; encryptKey: string; verificationToken: string };
    tenantKey: string;
    pages: Hono;
  };
  roster: { rows: RosterRows; chats: readonly { chatId: string; name: string }[] };
  close(): Promise<void>;
};

/** Beside this file, in src and in dist alike. */
const assets = fileURLToPath(new URL("./page", import.meta.url));

/** Made anew at each start: only this process ever speaks with them. The tenant stays, as the database has it pinned. */
const freshKeys = (): Keys => {
  const secret = () => randomBytes(24).toString("hex");
  return {
    appId: "cli_sandbox",
    appSecret: secret(),
    encryptKey: secret(),
    verificationToken: secret(),
    tenantKey: "sandbox",
  };
};

/** The city, its messenger, its clock and its page: everything a trial has instead of the platform. */
export async function openTrial(parts: TrialParts): Promise<Trial> {
  const { dataDir, system, calendar, next, settle, callback, redeliverEveryMs } = parts;
  const { insight = nothingToSee, lent = nothingLent } = parts;
  const ending = new AbortController();
  const keys = freshKeys();
  let opened: Sandbox | null = null;
  const said = () => opened?.counts().sent ?? 0;
  const clock = trialClock({ system, dataDir, calendar, moments: { next, settle, said } });
  const reach = async (path: CallbackPath, request: CallbackRequest) => {
    const answer = await callback(path, request);
    return { status: answer.status, body: await answer.text() };
  };
  const sandbox = await openSandbox({ keys, clock, dataDir, city, callback: reach });
  opened = sandbox;
  const again =
    redeliverEveryMs === null ? null : setInterval(() => void sandbox.redelivers(), redeliverEveryMs).unref();
  const { appId, appSecret, encryptKey, verificationToken, tenantKey } = keys;
  return {
    sandbox,
    clock,
    edge: {
      clock,
      platform: { domain: sandbox.url, appId, appSecret },
      gate: { appId, encryptKey, verificationToken },
      tenantKey,
      pages: pageRoutes({ sandbox, clock, insight, lent, ended: ending.signal, settle, assets }),
    },
    roster: cityToSeed,
    close: async () => {
      ending.abort();
      if (again) clearInterval(again);
      await sandbox.close();
    },
  };
}
