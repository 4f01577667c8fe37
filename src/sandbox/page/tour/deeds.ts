import { getMessages, say } from "../api.ts";
import { beijingAt, dayOf } from "../beijing.ts";
import { drawCard } from "../card/card.ts";
import type { Field } from "../card/field.ts";
import type { Raw } from "../card/raw.ts";
import { deskOf } from "../message-desk.ts";
import type { Place } from "../place.ts";
import type { Message, Span, State } from "../wire.ts";
import { words } from "../words.ts";
import type { Cast } from "./cast.ts";
import { chatOfPart, placeOfPart } from "./cast.ts";
import type { Run } from "./memory.ts";
import type { Deed, Part, ScenarioName, Sign, Step } from "./scenarios.ts";
import { marked, scenarios } from "./scenarios.ts";
import type { Watch } from "./seen.ts";
import { buttonOf, namesMatter, shows } from "./seen.ts";

const DAY_MS = 86_400_000;
const MOST_TURNS = 14;
const MOST_MESSAGES = 60;

export type Stage = {
  state(): State;
  /** Where an answer to somebody who stands here is told. */
  toastsAt(place: Place): HTMLElement;
  refresh(): void;
  /** Turns the clock as the buttons at the top do; false where it could not. */
  turn(to: Span | { at: number }): Promise<boolean>;
};

export const stepOf = ({ name, step }: Run): Step | undefined => (scenarios[name].steps as readonly Step[])[step];
const watchOf = ({ matter, begunAt }: Run): Watch => ({ matter, since: begunAt });

/** The line with which the matter of a run is issued. */
export const lineOf = ({ cast, matter }: Run): string => `/督办 ${cast.unit} ${matter} 三天内`;

async function messagesOf({ cast }: Pick<Run, "cast">, part: Part, state: State): Promise<Message[]> {
  const chatId = chatOfPart(state, cast, part);
  return chatId ? (await getMessages(chatId, MOST_MESSAGES)).messages : [];
}

/** A run from its beginning, with a matter the unit has not had before; the one it had longest ago where it has had them all. */
export async function begun(name: ScenarioName, cast: Cast, state: State): Promise<Run> {
  const heard = (await messagesOf({ cast }, "liaison", state)).map(({ card }) => JSON.stringify(card));
  const lastHeard = (matter: string) => heard.findLastIndex((each) => each.includes(matter));
  const [matter = ""] = scenarios[name].matters.toSorted((one, other) => lastHeard(one) - lastHeard(other));
  const begunAt = state.clock.now;
  return { name, step: 0, begunAt, cast, matter: marked(matter, begunAt) };
}

export async function isDone(run: Run, sign: Sign, state: State): Promise<boolean> {
  const messages = await messagesOf(run, sign.of, state);
  return messages.some((message) => shows(message, sign, watchOf(run)));
}

export type Found = { message: Message; button: Raw };

/** The newest card of the matter with this button on it. */
export async function findButton(
  run: Run,
  { by, act }: { by: Part; act: string },
  state: State,
): Promise<Found | null> {
  const messages = (await messagesOf(run, by, state)).filter((each) => namesMatter(each, watchOf(run)));
  const message = messages.findLast(({ card }) => buttonOf(card, act));
  const button = message ? buttonOf(message.card, act) : null;
  return message && button ? { message, button } : null;
}

/** Why a like matter is issued again is asked for only where there is one. */
const mustSay = ({ kind, required, name }: Field): boolean => kind === "text" && (required || name === "repeatReason");

/** Draws the card, fills in what must not stay empty and presses, as a hand on the page would. */
async function press(run: Run, by: Part, { found: { message, button }, stage }: { found: Found; stage: Stage }) {
  const place = placeOfPart(run.cast, by);
  const chat = stage.state().chats.find(({ chatId }) => chatId === message.chatId);
  const parts = { place, chat, state: stage.state, refresh: stage.refresh };
  const desk = deskOf({ ...parts, toasts: stage.toastsAt(place), composer: null });
  await new Promise<void>((resolve, reject) => {
    const card = drawCard(message.card, {
      ...desk,
      confirm: async () => true,
      tell: (said) => reject(new Error(said)),
      act: (act, form) => void desk.click(message, act, form?.values).then(() => resolve()),
    });
    for (const field of card.fields) {
      if (mustSay(field) && field.read() === "") field.put(words.tour.written);
    }
    card.nodes.get(button)?.click();
  });
}

function mondayAfter(now: number): number {
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const at = beijingAt(dayOf(now + ahead * DAY_MS), "08:40");
    if (at > now && new Date(at).getUTCDay() === 1) return at;
  }
  return now + 7 * DAY_MS;
}

/** Turns on, one working morning after another, until the step shows as done. */
async function turns(run: Run, to: "workingMorning" | "monday", { step, stage }: { step: Step; stage: Stage }) {
  const now = stage.state().clock.now;
  if (to === "monday" && !(await stage.turn({ at: mondayAfter(now) }))) return;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    if (await isDone(run, step.done, stage.state())) return;
    if (!(await stage.turn("workingMorning"))) return;
  }
}

/** False where the thing to be pressed is nowhere. */
async function does(run: Run, deed: Deed, { step, stage }: { step: Step; stage: Stage }): Promise<boolean> {
  if ("say" in deed) await say({ person: run.cast[step.by], text: lineOf(run) });
  else if ("turn" in deed) await turns(run, deed.turn, { step, stage });
  else {
    const found = await findButton(run, { by: step.by, act: deed.press }, stage.state());
    if (!found) return false;
    await press(run, step.by, { found, stage });
  }
  return true;
}

/** Does a step for somebody; what a hand has done of it already is not done again. False where it cannot be done now. */
export async function doStep(run: Run, step: Step, stage: Stage): Promise<boolean> {
  let any = false;
  for (const deed of step.deeds) any = (await does(run, deed, { step, stage })) || any;
  stage.refresh();
  return any;
}
