import { rawOf, stringOf } from "./card/raw.ts";
import type {
  Click,
  ClickAnswer,
  CommandLine,
  FaultFace,
  FaultSwitch,
  Forwarded,
  Inside,
  MessagesOfChat,
  Place,
  Repeated,
  Saying,
  Span,
  State,
} from "./wire.ts";
import { words } from "./words.ts";

const isRefusal = (name: string): name is keyof typeof words.refusals => Object.hasOwn(words.refusals, name);

async function answered<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  const { error, refusal } = rawOf(body);
  const name = stringOf(refusal);
  const own = isRefusal(name) ? words.refusals[name] : stringOf(error);
  throw new Error(own || words.page.refused(response.status));
}

async function reached(path: string, options?: RequestInit): Promise<Response> {
  try {
    return await fetch(path, options);
  } catch {
    throw new Error(words.page.unreachable);
  }
}

const get = async <T>(path: string): Promise<T> => answered<T>(await reached(path));

const post = async <T>(path: string, body: unknown): Promise<T> =>
  answered<T>(
    await reached(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );

export const getState = () => get<State>("/sandbox/state");

export const getMessages = (chatId: string, most: number) =>
  get<MessagesOfChat>(`/sandbox/chats/${encodeURIComponent(chatId)}/messages?most=${most}`);

export const say = (saying: Saying) => post<unknown>("/sandbox/say", saying);

export const click = (clicked: Click) => post<ClickAnswer>("/sandbox/click", clicked);

export const openGroup = (person: string, name: string) => post<{ chatId: string }>("/sandbox/group", { person, name });

export const moveBot = (person: string, chatId: string, into: boolean) =>
  post<unknown>("/sandbox/bot", { person, chatId, into });

export const forward = (to: Span | { at: number }) => post<Forwarded>("/sandbox/forward", { to });

export async function sendFile(person: string, file: File, place: Place): Promise<void> {
  const query = new URLSearchParams({ person, name: file.name });
  if (place.chatId) query.set("chatId", place.chatId);
  if (place.replyTo) query.set("replyTo", place.replyTo);
  const headers = { "content-type": "application/octet-stream" };
  await answered(await reached(`/sandbox/file?${query}`, { method: "POST", headers, body: file }));
}

export const markRead = (person: string, chatId: string) => post<unknown>("/sandbox/read", { person, chatId });

export const recall = (person: string, messageId: string) => post<unknown>("/sandbox/recall", { person, messageId });

export const urge = (person: string, messageId: string) => post<unknown>("/sandbox/urge", { person, messageId });

export const switchFault = (asked: FaultSwitch) => post<FaultFace>("/sandbox/faults", asked);

export const repeatLast = () => post<Repeated>("/sandbox/repeat", {});

export const beginAnew = () => post<unknown>("/sandbox/anew", {});

export const getInside = () => get<Inside | null>("/sandbox/inside");

export const getCommands = (person: string) =>
  get<CommandLine[]>(`/sandbox/commands?person=${encodeURIComponent(person)}`);
