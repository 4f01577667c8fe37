import type { Check, Fault, Raw, Shape } from "./shape.ts";
import { anyObject, fault, flag, list, object, oneOf, text, whole } from "./shape.ts";
import { controlWidth, icon, interactive, padding, plainOrLark, plainText, shortText, translations } from "./values.ts";

function inputFaults({ max_length, default_value }: Raw, path: string): Fault[] {
  const most = typeof max_length === "number" ? max_length : 1_000;
  const typed = typeof default_value === "string" ? default_value.length : 0;
  return typed > most ? fault(`${path}.default_value`, `字数至多 ${most}`) : [];
}

type Picker = { initial: string; pattern: RegExp; as: string };

/** The 31st of February is written well and is no day. */
function dayFaults(value: unknown, path: string): Fault[] {
  const [day = ""] = /^\d{4}-\d{2}-\d{2}/.exec(typeof value === "string" ? value : "") ?? [];
  const at = day === "" ? null : new Date(`${day}T00:00:00Z`);
  const exists = at === null || (!Number.isNaN(at.getTime()) && at.toISOString().startsWith(day));
  return exists ? [] : fault(path, "没有这一天");
}

const picker = ({ initial, pattern, as }: Picker): Shape => ({
  may: {
    ...interactive,
    placeholder: shortText(100),
    width: controlWidth,
    [initial]: text({ pattern, as }),
  },
  besides: (raw, path) =>
    raw.placeholder === undefined && raw[initial] === undefined
      ? fault(path, `placeholder 与 ${initial} 至少写一个`)
      : pattern.test(String(raw[initial]))
        ? dayFaults(raw[initial], `${path}.${initial}`)
        : [],
});

const DATE = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;

const opacity: Check = (value, path) =>
  typeof value === "number" && value >= 0 && value <= 1 ? [] : fault(path, "应为 0 至 1 的数字");

/** §9.4: buttons, fields and pickers. */
export const controls = {
  button: {
    need: { text: shortText(100) },
    may: {
      ...interactive,
      type: oneOf(
        ..."default primary danger text primary_text danger_text primary_filled danger_filled laser".split(" "),
      ),
      size: oneOf("tiny", "small", "medium", "large"),
      width: controlWidth,
      icon,
      hover_tips: plainText,
      form_action_type: oneOf("submit", "reset"),
      action_type: oneOf("form_submit", "form_reset"),
    },
  },
  input: {
    may: {
      ...interactive,
      input_type: oneOf("text", "multiline_text", "password"),
      max_length: whole(1, 1_000),
      rows: whole(1, 1_000),
      auto_resize: flag,
      max_rows: whole(1, 1_000),
      placeholder: shortText(100),
      label: plainText,
      label_position: oneOf("top", "left"),
      default_value: text(),
      i18n_default_value: translations,
      show_icon: flag,
      width: controlWidth,
    },
    besides: inputFaults,
  },
  date_picker: picker({ initial: "initial_date", pattern: new RegExp(`^${DATE}$`), as: "yyyy-MM-dd" }),
  picker_time: picker({ initial: "initial_time", pattern: new RegExp(`^${TIME}$`), as: "HH:mm" }),
  picker_datetime: picker({
    initial: "initial_datetime",
    pattern: new RegExp(`^${DATE} ${TIME}$`),
    as: "yyyy-MM-dd HH:mm",
  }),
  checker: {
    need: { text: plainOrLark },
    may: {
      ...interactive,
      checked: flag,
      padding,
      hover_tips: plainText,
      overall_checkable: flag,
      button_area: object({
        need: { buttons: list(anyObject, { least: 1, most: 3 }) },
        may: { pc_display_rule: oneOf("always", "on_hover") },
      }),
      checked_style: object({ may: { show_strikethrough: flag, opacity } }),
    },
  },
} as const satisfies Record<string, Shape>;
