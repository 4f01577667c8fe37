import type { Fact } from "../../../cards/facts.ts";
import type { App } from "../../app.ts";
import { overlapping } from "../../db/assignments.ts";
import { reachable, unitInLine } from "../../db/on-duty.ts";
import { liaisonOf, loadUnits, principalOf, unitById } from "../../db/roster-store.ts";
import { handlingUnit } from "../../domain/access/rights.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { dueInWords } from "../../domain/calendar/words.ts";
import { isResponsible } from "../../domain/item/issue.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { roles } from "../../domain/roster/role.ts";
import type { Person, Unit } from "../../domain/roster/unit.ts";
import { Refusal } from "../../refusal.ts";
import type { DraftContent } from "../../usecases/item/draft-content.ts";
import { dayFrom, unitsFrom } from "../../usecases/item/reading.ts";
import type { Sight } from "./sight.ts";

const MOST_NAMED = 20;

type Receiver = { unit: Unit; lead: Unit | null; receiver: Person | null; role: string; principal: Person | null };
export type Preview = { preview: Fact[]; warnings: string[]; overlaps: boolean };

/** A value, or the polite sentence that says why there is none. */
export async function orWhy<T>(read: () => Promise<T> | T): Promise<{ value: T | null; why: string[] }> {
  try {
    return { value: await read(), why: [] };
  } catch (error) {
    if (error instanceof Refusal) return { value: null, why: [error.message] };
    throw error;
  }
}

async function receiverOf(app: App, unit: Unit): Promise<Receiver> {
  const { db } = app;
  const handledIn = handlingUnit(unit);
  const { liaison, deputy } = await liaisonOf(db, handledIn);
  const receiver = (await unitInLine(app, handledIn))[0] ?? liaison ?? deputy;
  const named = [
    [liaison, roles.liaisonOfficer],
    [deputy, roles.deputyLiaisonOfficer],
  ] as const;
  return {
    unit,
    lead: handledIn === unit.id ? null : await unitById(db, handledIn),
    receiver,
    role: named.find(([person]) => person && person.id === receiver?.id)?.[1] ?? "代理人",
    principal: await principalOf(db, handledIn),
  };
}

function receiverWords({ unit, lead, receiver, role }: Receiver): string {
  const by = lead ? `由组长单位${lead.name}承办，` : "";
  return `${unit.name}（${by}${receiver ? `${role} ${receiver.name}` : "未登记联络员"}）`;
}

/** 七, 六: what the roster lacks for these units. */
function rosterWarnings(all: readonly Receiver[]): string[] {
  const rows: [string, (each: Receiver) => boolean][] = [
    ["不是可以承办的责任单位，不能下达。", ({ unit }) => !isResponsible(unit)],
    ["未登记联络员，不能下达。", ({ receiver }) => receiver === null],
    ["联络员收不到消息，请另行告知。", ({ receiver }) => receiver !== null && !reachable(receiver)],
    ["未登记第一责任人，长期逾期时只能告知平安办。", ({ principal }) => principal === null],
    ["未登记督导科室。", ({ unit, lead }) => !(lead ?? unit).section],
  ];
  return rows.flatMap(([says, holds]) => {
    const names = all.filter(holds).map(({ unit }) => unit.name);
    return names.length > 0 ? [`${names.join("、")}${says}`] : [];
  });
}

/** Days off by law in every year, also before the year's arrangement is published (《全国年节及纪念日放假办法》). */
const alwaysOff = ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"];

function dueWarnings({ calendar }: Pick<App, "calendar">, due: Day | null): string[] {
  if (!due) return [];
  if (!calendar.isWorkday(due)) return ["办理期限不是工作日，到期提醒将提前到此前最后一个工作日。"];
  return alwaysOff.includes(due.slice(5)) ? ["办理期限为法定节假日，请核对。"] : [];
}

async function overlapWarnings(
  { app, viewer }: Sight,
  units: readonly Unit[],
  content: DraftContent,
): Promise<string[]> {
  if (units.length === 0 || !content.matter || !viewer) return [];
  const topic = content.category === "grassrootsFoundations" ? content.topic : null;
  const found = await overlapping(app.db, viewer, { units, matter: content.matter, topic });
  const numbers = found.map((number) => formatNumber(number)).join("、");
  return numbers ? [`所选单位已有同类未办结事项：${numbers}。确需另行下达的，请填写“重复下达理由”。`] : [];
}

function sentTo(all: readonly Receiver[]): string {
  const named = all.slice(0, MOST_NAMED).map(receiverWords).join("、");
  const rest = all.length > MOST_NAMED ? ` 等` : "";
  return all.length > 1 ? `共 ${all.length} 个单位：${named}${rest}` : named;
}

/** What 确认下达 would do as the draft stands: who hears of it and until when, and what deserves a second look. */
export async function previewOf(sight: Sight, content: DraftContent): Promise<Preview> {
  const { app, today } = sight;
  const units = content.units ? await orWhy(async () => unitsFrom(await loadUnits(app.db), content.units)) : null;
  const due = content.due ? await orWhy(() => dayFrom(app, content.due ?? "")) : null;
  const receivers = await Promise.all((units?.value ?? []).map((unit) => receiverOf(app, unit)));
  const overlaps = await overlapWarnings(sight, units?.value ?? [], content);
  const rows: [string, string][] = [
    ["事项", content.matter],
    ["送达", sentTo(receivers)],
    ["办理期限", due?.value ? dueInWords(due.value, today, app.calendar) : ""],
  ];
  return {
    preview: rows.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
    warnings: [
      ...content.remarks,
      ...(units?.why ?? []),
      ...(due?.why ?? []),
      ...rosterWarnings(receivers),
      ...dueWarnings(app, due?.value ?? null),
      ...overlaps,
    ],
    overlaps: overlaps.length > 0,
  };
}
