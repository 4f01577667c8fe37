import type { Field, FormFacts } from "../../../cards/facts.ts";
import type { View } from "../../db/view.ts";
import type { EntryField } from "../../domain/intake/fields.ts";
import { entryFieldNames, entryFields, REASON } from "../../domain/intake/fields.ts";
import type { Intake } from "../../usecases/intake/entry.ts";
import { cutShort } from "./form.ts";
import type { Sight } from "./sight.ts";

type Shown = Extract<View, { view: "intake" }>;

function fieldOf(name: keyof typeof entryFields, typed: string): Field {
  const field: EntryField = entryFields[name];
  switch (field.kind) {
    case "text":
      return { ...field, name, value: typed };
    case "select":
      return { ...field, name, value: typed || null };
    case "date":
      return { ...field, name, value: typed.slice(0, 10) || null };
  }
}

/** 登记: the form of a new entry. */
export function entryForm({ pen }: Sight, { filled = {}, fault }: Shown): FormFacts {
  const fields = entryFieldNames.map((name) => fieldOf(name, String(filled[name] ?? "")));
  return {
    notice: "登记：提交后列入待立项清单，不占编号，也不通知任何单位；立项时再定承办单位和期限。",
    fault: fault ?? cutShort(fields),
    fields,
    submit: pen.button({ label: "提交", act: "enterIntake", subject: { view: "intake" }, kind: "primary" }),
    back: null,
  };
}

/** 不予立项: asks why. */
export function turnDownForm({ pen }: Sight, { filled = {}, fault }: Shown, { id, proposedIn }: Intake): FormFacts {
  const subject = { view: "intake", entryId: id } as const;
  const told = proposedIn ? "提交后告知提请单位，理由一并送达。" : "提交后移出待立项清单，理由记入日志。";
  const words = { required: true, placeholder: "请说明不予立项的依据", multiline: true } as const;
  return {
    notice: `不予立项：${told}`,
    fault: fault ?? null,
    fields: [{ name: "reason", kind: "text", ...REASON, ...words, value: String(filled.reason ?? "") }],
    submit: pen.button({ label: "提交", act: "turnDown", subject, kind: "primary" }),
    back: pen.button({ label: "返回", act: "back", subject }),
  };
}
