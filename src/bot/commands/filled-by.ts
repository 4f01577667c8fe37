import type { FormAct } from "../../domain/item/forms.ts";
import type { Typed } from "../../domain/item/words.ts";
import { personNamed } from "../../usecases/roster/naming.ts";
import type { Asked } from "./command.ts";
import { filledFrom } from "./filled.ts";

/** The same where words may name a person: 转办 begins with the colleague. Throws `personUnknown`, `personUnclear`. */
export async function filledBy(
  { app, actor }: Pick<Asked, "app" | "actor">,
  act: FormAct,
  words: string,
): Promise<Typed> {
  if (act !== "forward") return filledFrom(app, act, words);
  const named = await personNamed(app, actor, words);
  return named ? { person: named.id, ...(await filledFrom(app, act, named.rest)) } : {};
}
