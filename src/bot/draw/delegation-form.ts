import type { Field, FormFacts } from "../../../cards/facts.ts";
import type { KnownMember } from "../../db/members.ts";
import { memberById, membersOf } from "../../db/members.ts";
import type { View } from "../../db/view.ts";
import { hasSomethingToLend, ownRoles, rolesLent } from "../../domain/access/delegation.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { roles } from "../../domain/roster/role.ts";
import type { Sight } from "./sight.ts";

/** As many as a list to choose from can hold. */
const MOST_OFFERED = 80;

/** A colleague in a list: the name, and the own roles that tell two of one name apart. */
export function offered(people: readonly KnownMember[]): { value: string; label: string }[] {
  return people.slice(0, MOST_OFFERED).map((person) => {
    const held = [...new Set(ownRoles(person).map(({ role }) => roles[role]))].join("、");
    return { value: person.id, label: held ? `${person.name}（${held}）` : person.name };
  });
}

/** Colleagues who could stand in for the viewer and whom a message reaches. */
export async function standIns({ app }: Sight, viewer: Actor): Promise<KnownMember[]> {
  const absent = await memberById(app.db, viewer.id);
  if (!absent || !hasSomethingToLend(viewer)) return [];
  const units = [...new Set(ownRoles(viewer).map(({ unitId }) => unitId))];
  const colleagues = await membersOf(app.db, units);
  return colleagues.filter((each) => each.unreachable === null && rolesLent(absent, each).length > 0);
}

type Shown = Extract<View, { view: "delegation" }>;

/** The form of 代理: who, from when, through when. */
export function delegationForm(
  { pen, today }: Sight,
  { filled, fault }: Shown,
  people: readonly KnownMember[],
): FormFacts {
  const typed = (filled ?? {}) as Record<string, string>;
  const subject = { view: "delegation" } as const;
  const date = (name: "from" | "through", label: string, value: string): Field => ({
    ...{ name, label, required: true, kind: "date", placeholder: "请选择日期" },
    value: value.slice(0, 10) || null,
  });
  return {
    notice:
      "提交后告知代理人。代理期间有关卡片发给代理人，由其代为办理，记录中写明双方姓名；期满自动结束，也可以提前收回。",
    fault: fault ?? null,
    fields: [
      {
        ...{ name: "delegate", label: "代理人", required: true, kind: "select", placeholder: "请选择本单位人员" },
        options: offered(people),
        value: typed.delegate ?? null,
      },
      date("from", "开始日期", typed.from ?? today),
      date("through", "结束日期（含当天）", typed.through ?? ""),
    ],
    submit: pen.button({ label: "提交", act: "delegate", subject, kind: "primary" }),
    back: null,
  };
}
