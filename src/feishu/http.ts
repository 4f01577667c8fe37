import type { HttpInstance, HttpRequestOptions } from "@larksuiteoapi/node-sdk";
import { z } from "zod";
import type { Call } from "./failure.ts";
import { noAnswer, refused, tooLarge, unreadable } from "./failure.ts";
import { limits } from "./limits.ts";
import { boundedStream, wholeBody } from "./stream.ts";

const MOST_ANSWER_BYTES = 16 * 1024 * 1024;
const STILL_AFTER_MS = 30_000;
/** 30 MB over a slow line. */
const UPLOAD_MS = 90_000;

type Request = HttpRequestOptions<unknown>;

const answer = z.looseObject({ code: z.number().int(), msg: z.string().optional() });

/** Two words of the path name the call; ids are left out. */
function callOf({ method = "GET", url = "" }: Request): Call {
  const words = new URL(url).pathname.split("/").filter((word) => /^[a-z][a-z_]*$/.test(word));
  return { name: `${method.toUpperCase()} ${words.slice(-2).join(".")}`, reads: method.toUpperCase() === "GET" };
}

function address({ url = "", params = {} }: Request): URL {
  const target = new URL(url);
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null) target.searchParams.append(name, String(value));
  }
  return target;
}

function multipart(fields: Record<string, unknown>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Uint8Array) form.append(name, new Blob([new Uint8Array(value)]), String(fields.file_name));
    else form.append(name, String(value));
  }
  return form;
}

const isUpload = ({ headers = {} }: Pick<Request, "headers">): boolean =>
  String(headers["Content-Type"]).startsWith("multipart/form-data");

function outgoing({ method = "GET", headers = {}, data, responseType }: Request): RequestInit {
  const shared = { method: method.toUpperCase(), redirect: "manual" } as const;
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-type");
  const plain = {
    ...Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    ...(responseType === "stream" ? { "accept-encoding": "identity" } : {}),
  };
  if (shared.method === "GET" || data === undefined) return { ...shared, headers: plain };
  if (isUpload({ headers })) {
    return { ...shared, headers: plain, body: multipart(data as Record<string, unknown>) };
  }
  const json = { ...plain, "content-type": "application/json; charset=utf-8" };
  return { ...shared, headers: json, body: JSON.stringify(data) };
}

/** Aborts a request that gives no sign of life; each sign grants `stillAfterMs` more. */
function watch(timeoutMs: number) {
  const control = new AbortController();
  const abortIn = (ms: number) => setTimeout(() => control.abort(), ms).unref();
  let timer = abortIn(timeoutMs);
  const done = () => clearTimeout(timer);
  const alive = () => {
    done();
    timer = abortIn(STILL_AFTER_MS);
  };
  return { signal: control.signal, alive, done };
}

type Watch = ReturnType<typeof watch>;

async function readAnswer(response: Response, call: Call, { done }: Watch): Promise<unknown> {
  const excess = unreadable(call, response.status);
  const bounds = { call, most: MOST_ANSWER_BYTES, excess, alive: () => undefined, done };
  const text = (await wholeBody(response.body, bounds)).toString("utf8");
  const read = answer.safeParse(parsed(text));
  if (!read.success) throw unreadable(call, response.status);
  const { code, msg = "" } = read.data;
  if (code === 0 && response.ok) return read.data;
  throw refused(call, { code, msg, httpStatus: response.status, headers: response.headers });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readStream(response: Response, call: Call, { alive, done }: Watch) {
  const most = limits.downloadBytes.most;
  if (!response.body || Number(response.headers.get("content-length") ?? 0) > most) {
    done();
    throw response.body ? tooLarge(call) : unreadable(call, response.status);
  }
  alive();
  const data = boundedStream(response.body, { call, most, excess: tooLarge(call), alive, done });
  return { data, headers: Object.fromEntries(response.headers) };
}

type Dated = (at: Date) => void;

/** The platform's own clock stands in the head of every answer. */
function tellTime(headers: Headers, dated: Dated | undefined): void {
  const at = Date.parse(headers.get("date") ?? "");
  if (!Number.isNaN(at)) dated?.(new Date(at));
}

async function request(asked: Request, timeoutMs: number, dated?: Dated): Promise<unknown> {
  const call = callOf(asked);
  const watched = watch(isUpload(asked) ? Math.max(timeoutMs, UPLOAD_MS) : timeoutMs);
  const target = address(asked);
  const response = await fetch(target, { ...outgoing(asked), signal: watched.signal }).catch((error: unknown) => {
    watched.done();
    throw noAnswer(call, error);
  });
  tellTime(response.headers, dated);
  if (asked.responseType === "stream" && response.ok) return readStream(response, call, watched);
  return readAnswer(response, call, watched);
}

/**
 * The SDK's way out: Node's own fetch with a timeout, no redirects, a bound on every answer. Resolves only for code 0;
 * anything else is a FeishuError, which holds nothing of what was sent.
 */
export function httpInstance(timeoutMs: number, dated?: Dated): HttpInstance {
  /** The SDK types each answer at the call; every answer is parsed by zod before anybody uses it. */
  const ask = (asked: Request) => request(asked, timeoutMs, dated) as Promise<never>;
  const by = (method: string) => (url: string, more?: Request) => ask({ ...more, url, method });
  const sending = (method: string) => (url: string, data?: unknown, more?: Request) =>
    ask({ ...more, url, method, data });
  return {
    request: ask,
    get: by("GET"),
    delete: by("DELETE"),
    head: by("HEAD"),
    options: by("OPTIONS"),
    post: sending("POST"),
    put: sending("PUT"),
    patch: sending("PATCH"),
  };
}
