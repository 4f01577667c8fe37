import type { App } from "../../app.ts";
import type { Message } from "../../db/card-lines.ts";
import type { View, ViewInput } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { IncomingClick } from "../../feishu/incoming/click.ts";
import type { Refusal } from "../../refusal.ts";

export type Toast = { type: "info" | "success" | "warning" | "error"; content: string };

/** One click as our own records know it: who, on which message, about what. `app` speaks inside its transaction. */
export type Clicked = {
  app: App;
  viewer: Actor;
  row: Message;
  /** What the message shows. */
  view: View;
  /** What the button is about. */
  subject: View;
  act: string;
  /** The version the button was drawn from. */
  version: number;
  form: IncomingClick["form"];
  chatId: string | null;
};

export type Outcome = {
  toast: Toast | null;
  /** What the clicked message shows from now on; absent where that stays as it is. */
  show?: (now: View) => ViewInput;
};

export type Handler = {
  run(clicked: Clicked): Promise<Outcome>;
  /** Where typed words must not be lost; null leaves it to the refusal's own sentence. */
  refused?(clicked: Clicked, refusal: Refusal): Promise<Outcome | null>;
};

export const said = (content: string): Toast => ({ type: "success", content });
export const told = (content: string): Toast => ({ type: "info", content });
export const warned = (content: string): Toast => ({ type: "warning", content });
export const failed = (content: string): Toast => ({ type: "error", content });

/** A view of another kind than the button belongs to: nobody but a forger gets there. */
export function subjectOf<V extends View["view"]>({ subject }: Clicked, kind: V): Extract<View, { view: V }> | null {
  // Guarantee of the cast: the discriminant was just compared.
  return subject.view === kind ? (subject as Extract<View, { view: V }>) : null;
}
