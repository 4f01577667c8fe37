import { isDeepStrictEqual } from "node:util";
import { formActOf, formOf } from "../card-rules/buttons.ts";
import { formFaults } from "../card-rules/form-faults.ts";
import type { Placed } from "../card-rules/placed.ts";
import { placedIn } from "../card-rules/placed.ts";
import { listOf, rawOf } from "../card-rules/shape.ts";
import type { CardAct } from "../page/wire.ts";

type Form = Record<string, unknown>;

/** What may leave the client: the act, with the values of its form where it submits one. */
export type Press = { act: CardAct; form: Form | null };

/** These call back by default; everything else needs `behaviors` that say so. Inside a form they only fill it. */
const CALLS_BACK = new Set(
  (
    "select_static select_person multi_select_static multi_select_person select_img " +
    "date_picker picker_time picker_datetime overflow input"
  ).split(" "),
);
const NEEDS_BEHAVIOURS = new Set(["button", "checker", "interactive_container"]);
const WITH_OFFSET = new Set(["date_picker", "picker_time", "picker_datetime"]);
const OFFSET = " +0800";

const callbackOf = ({ raw }: Placed) =>
  listOf(raw.behaviors)
    .map(rawOf)
    .find(({ type }) => type === "callback");

const isSubmit = ({ raw }: Placed): boolean => formActOf(raw) === "submit";

function callsBack(placed: Placed): boolean {
  const { tag, form, raw } = placed;
  if (formActOf(raw) === "reset") return false;
  if (NEEDS_BEHAVIOURS.has(tag)) return callbackOf(placed) !== undefined;
  return form === null && CALLS_BACK.has(tag);
}

const isMeant = (placed: Placed, { tag, value, name }: CardAct): boolean =>
  placed.tag === tag &&
  isDeepStrictEqual(callbackOf(placed)?.value, value) &&
  (name === undefined || placed.raw.name === name);

/** Dates leave the client with the offset of its zone. */
const withOffset = (value: unknown): unknown =>
  typeof value === "string" && value !== "" && !/ [+-]\d{4}$/.test(value) ? `${value}${OFFSET}` : value;

function onTheWire(card: unknown, name: string, form: Form): Form {
  const fields = formOf(card, name)?.fields ?? [];
  const dated = new Set(fields.filter(({ tag }) => WITH_OFFSET.has(String(tag))).map((field) => String(field.name)));
  return Object.fromEntries(
    Object.entries(form).map(([key, value]) => [key, dated.has(key) ? withOffset(value) : value]),
  );
}

const optionsOf = ({ raw }: Placed): unknown[] => listOf(raw.options).map((each) => rawOf(each).value);

/** Only what the component offers can be chosen; of people anybody, where the card names none. */
const OFFERS = new Set(
  "overflow select_static multi_select_static select_img select_person multi_select_person".split(" "),
);

function choosesAmiss(placed: Placed, { option, options }: CardAct): boolean {
  const offered = optionsOf(placed);
  if (!OFFERS.has(placed.tag) || (placed.tag.endsWith("_person") && offered.length === 0)) return false;
  return !(options ?? [option]).every((each) => offered.includes(each));
}

/** What the client lets out for this act on the card, or in words why nothing leaves it. */
export function pressed(card: unknown, act: CardAct, form: Form | null): Press | string {
  const meant = placedIn(card).filter((placed) => isMeant(placed, act));
  const there = meant.filter(callsBack);
  const [placed] = there.filter(({ raw }) => raw.disabled !== true);
  if (!placed) return there.length > 0 ? "这个按钮不可用" : "卡片上没有这个按钮";
  if (choosesAmiss(placed, act)) return "所选不在选项之中";
  const own = typeof placed.raw.name === "string" ? { ...act, name: placed.raw.name } : act;
  if (placed.form === null) return form ? "这个按钮不在表单里" : { act: own, form: null };
  if (!isSubmit(placed)) return form ? "这个按钮不提交表单" : { act: own, form: null };
  const [fault] = formFaults(card, placed.form, form ?? {});
  return fault ?? { act: own, form: onTheWire(card, placed.form, form ?? {}) };
}
