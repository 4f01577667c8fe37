import { eq } from "drizzle-orm";
import { itemById } from "../../../src/db/items.ts";
import { supervisionItem } from "../../../src/db/schema/item.ts";
import { atTheDoor } from "../door.ts";
import { begin } from "../issuing.ts";
import type { Share, Words } from "../page.ts";
import { dayIn, daysOn } from "../pocket-calendar.ts";
import { pressedBy } from "../pressing.ts";
import { entitling, seatsOn, seatsToward } from "../town.ts";
import { seesIt } from "./faces.ts";
import { owe, settles, tell } from "./looking.ts";
import type { Case, Season } from "./people.ts";
import { cast, deskOf, note, press, says, shareOf, units } from "./people.ts";

/** What people of the season do: put matters to units, type, press, fill in forms, and cross each other. */

/** Each matter is of another topic (八 08-7): a second open one of the same topic and unit would be asked about. */
const topics = [
  ...["雪亮工程点位", "综治中心", "网格", "心理服务", "矛盾纠纷", "政法委员"],
  ...["防控体系", "巡逻队伍", "联席会议", "领导责任制", "培训", "满意度"],
] as const;

export async function issues(season: Season): Promise<void> {
  const { city, dice, cases } = season;
  const by = dice.oneOf(["甄明", "贾示例"]);
  const unit = dice.oneOf(units);
  const due = daysOn(dayIn(season.now), dice.between(0, 14));
  const name = `${topics[cases.length % topics.length]}甲${String(cases.length + 101)}乙整改`;
  await says(season, by, `/督办 ${unit} ${name} ${due}前`);
  await settles(season);
  for (const _ of [1, 2]) await press(season, by, { name, label: "确认下达" });
  const [kept] = await city.db.select().from(supervisionItem).where(eq(supervisionItem.matter, name));
  const item = kept && (await itemById(city.db, kept.id));
  if (!item) {
    note(season, `${name} was not issued`);
    return;
  }
  const wish = { units: [unit], due, category: "grassrootsFoundations", by, at: season.now, drafter: null };
  const { matter, owed } = begin(season, wish);
  const id = item.assignments[0]?.id ?? "";
  for (const share of matter.shares) share.id = id;
  const number = `${item.number.year}-${item.number.serial}`;
  const one: Case = { id: item.id, name, number, matter, shown: new Map(), answered: false };
  cases.push(one);
  season.acts.push(`${item.id} issue ${by}`);
  owe(
    season,
    one,
    owed.map((each) => ({ ...each, share: id })),
  );
  await settles(season);
}

const next: Record<string, readonly string[]> = {
  waiting: ["acknowledge", "acknowledge", "acknowledge", "decline", "urge", "redate"],
  working: "reportProgress submitCompletion submitCompletion redate guide urge cancel withdrawSignOff check".split(" "),
  applied: ["closeOut", "returnForRework", "returnForRework", "redate"],
  disputed: ["uphold", "uphold", "reassign"],
};
const whileAsked = ["signOff", "signOff", "refuseSignOff", "withdrawSignOff", "reportProgress", "urge"];

/** Done by the line that is typed; every other act comes with a form. */
const typed: Record<string, (number: string) => string> = {
  acknowledge: (number) => `/签收 ${number}`,
  decline: (number) => `/不属 ${number} 该点位不在境内`,
  reportProgress: (number) => `/反馈 ${number} 已装一半`,
  submitCompletion: (number) => `/办结 ${number} 全部修复`,
  withdrawSignOff: (number) => `/收回 ${number}`,
};
const opened: Record<string, string> = {
  ...{ uphold: "维持", reassign: "改派", returnForRework: "退回", closeOut: "销号", cancel: "撤销", redate: "改期" },
  ...{ guide: "指导", check: "核查", signOff: "签发", refuseSignOff: "不签", urge: "催办" },
};

type Plan = {
  one: Case;
  share: Share;
  act: string;
  by: string;
  form: Record<string, string>;
  words: Words;
  /** The messages that were there before the form was asked for. */
  known: Set<string>;
};

type Chosen = { due: string; unit: string; heir: string };

/** What is typed into the form of an act, and the same as words of the model. */
function wordsFor(act: string, { due, unit, heir }: Chosen): { form: Record<string, string>; said: Words } {
  const alike = (said: Pick<Words, "reason" | "opinion" | "due"> & { result?: string }) => ({
    form: Object.fromEntries(Object.entries(said)),
    said,
  });
  const checked = { finding: "true", result: "属实" } as const;
  const moved = { unit, due, reason: "职责所在" };
  if (act === "reassign") return { form: moved, said: { ...moved, heir } };
  if (act === "check") return { form: { ...checked, telling: "yes" }, said: { ...checked, told: true } };
  if (act === "redate") return alike({ due, reason: "设备未到" });
  if (act === "guide") return alike({ opinion: "先易后难" });
  if (act === "cancel") return alike({ result: "并入市级项目" });
  if (["uphold", "returnForRework", "refuseSignOff"].includes(act)) return alike({ reason: "请补充" });
  return { form: {}, said: { reason: "不在境内", result: "完成", progress: "已装一半" } };
}

function planned(season: Season, one: Case): Plan | null {
  const { dice, now, town } = season;
  const meant = dice.oneOf(one.matter.shares);
  const act = dice.oneOf(meant.awaitsHead ? whileAsked : (next[meant.state] ?? ["reportProgress", "redate"]));
  if (act === "urge" && now.endsWith("T09:00")) return null;
  const all = cast.map(({ name }) => name);
  const where = { matter: one.matter, share: meant };
  const fit = all.filter((name) => entitling(seatsToward(seatsOn(town, name, dayIn(now)), where), act).length > 0);
  const taken = one.matter.shares.map(({ handledIn }) => handledIn);
  const free = units.filter((unit) => !taken.includes(town.leads[unit] ?? unit));
  if (act === "reassign" && free.length === 0) return null;
  const by = dice.chance(0.93) && fit.length > 0 ? dice.oneOf(fit) : dice.oneOf(all);
  const due = daysOn(dayIn(now), dice.between(0, 12));
  const own = one.matter.shares.filter((share) => seesIt(deskOf(season, one), share, { who: by, today: dayIn(now) }));
  const share = own.length === 1 && own[0] ? own[0] : meant;
  const { form, said } = wordsFor(act, { due, unit: free[0] ?? "汉滨区", heir: `heir of ${share.id}` });
  const pressed = act === "urge" ? { batch: "one", pressed: pressedBy(deskOf(season, one), share, now) } : {};
  return { one, share, act, by, form, words: { ...said, ...pressed }, known: new Set() };
}

/** Some people do something, each to another matter: they type, forms come and are handed in; now and then one comes too late. */
export async function round(season: Season): Promise<void> {
  const { dice, cases } = season;
  const open = cases.filter(({ matter }) => matter.state === "open" || dice.chance(0.1));
  const chosen = [...new Set(Array.from({ length: 3 }, () => (open.length > 0 ? dice.oneOf(open) : null)))];
  const plans = chosen.flatMap((one) => (one ? (planned(season, one) ?? []) : []));
  const second = plans.flatMap(({ one }) => (dice.chance(0.25) ? (planned(season, one) ?? []) : []));
  const crossing = second.filter(({ act }) => opened[act]);
  const withForm = [...plans.filter(({ act }) => opened[act]), ...crossing].filter(
    ({ one, by, act }, n, all) => all.findIndex((other) => other.one === one && other.by === by) === n && act !== "",
  );
  for (const { one, share, act, by, known } of withForm) {
    for (const { messageId } of season.seen.all(by)) known.add(messageId);
    const office = !["signOff", "refuseSignOff"].includes(act);
    await says(season, by, `/${opened[act]} ${one.number}${office ? ` ${share.unit}` : ""}`);
  }
  if (withForm.length > 0) await settles(season);
  for (const plan of withForm) await handIn(season, plan);
  const rest: Plan[] = [];
  for (const plan of plans.filter(({ act }) => typed[act])) if (!(await signedOnCard(season, plan))) rest.push(plan);
  for (const { one, share, act, by, words } of rest) {
    await says(season, by, typed[act]?.(one.number) ?? "");
    tell(season, one, { act, share: share.id, by, at: season.now, seen: null, words });
  }
  await settles(season);
}

/** 签收 by the button where it stands on a card of theirs; false where it is left to be typed. */
async function signedOnCard(season: Season, { one, share, act, by, words }: Plan): Promise<boolean> {
  if (act !== "acknowledge" || season.feishuDown || season.dice.chance(0.4)) return false;
  const seen = one.shown.get(share.id) ?? share.version;
  if ((await press(season, by, { name: one.name, label: "签收" })) === null) return false;
  tell(season, one, { act, share: share.id, by, at: season.now, seen, words });
  return true;
}

async function handIn(season: Season, { one, share: drawn, act, by, form, words, known }: Plan): Promise<void> {
  const { now } = season;
  const seen = one.shown.get(drawn.id) ?? drawn.version;
  const share = shareOf(one, drawn.id) ?? drawn;
  const label = act === "urge" ? "催办" : "提交";
  const toast = await press(season, by, { name: one.name, label, form, known });
  if (toast === null) {
    const why = atTheDoor(deskOf(season, one), share, { act, by, at: now, seen: null });
    const lost = why === null && act !== "urge" && !season.feishuDown;
    if (lost) note(season, `${by} has no form for ${act} of ${one.name}`);
    return;
  }
  tell(season, one, { act, share: share.id, by, at: now, seen, words });
}
