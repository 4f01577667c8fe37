import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { within } from "../../src/app.ts";
import type { Bot } from "../../src/bot/bot.ts";
import { answerClick } from "../../src/bot/clicks/answer.ts";
import { runCommand } from "../../src/bot/commands/index.ts";
import { penFor } from "../../src/bot/draw/pen.ts";
import type { Db } from "../../src/db/db.ts";
import { promise } from "../../src/db/outbox.ts";
import { actorById } from "../../src/db/roster-store.ts";
import { evidenceRequest } from "../../src/db/schema/evidence.ts";
import { assignment } from "../../src/db/schema/item.ts";
import { outboxMessage } from "../../src/db/schema/messages.ts";
import { person, personRole, unit } from "../../src/db/schema/roster.ts";
import type { Act } from "../../src/domain/item/acts.ts";
import type { AssignmentId } from "../../src/domain/item/item.ts";
import { ruleOf } from "../../src/domain/item/lifecycle.ts";
import type { Role } from "../../src/domain/roster/role.ts";
import type { PersonId, UnitId } from "../../src/domain/roster/unit.ts";
import { readClick } from "../../src/feishu/incoming/click.ts";
import { newId } from "../../src/ids.ts";
import { keyedHash } from "../../src/keyed-hash.ts";
import { Refusal } from "../../src/refusal.ts";
import { clientOf } from "../feishu/fake-platform.ts";
import { seededApp } from "../support/database.ts";
import { issuedItem, unitNamed } from "../support/town.ts";

/** 催办 is pressed on a preview of its own: on the card of the matter stands the button that opens it. */
const pressed: Partial<Record<Act, string>> = { urge: "form.urge" };

/** What is typed for each act, behind the number of the matter. */
const lines: Record<Act, (n: number) => string> = {
  acknowledge: (n) => `签收 ${n}`,
  decline: (n) => `不属 ${n} 不属本单位职责`,
  uphold: (n) => `维持 ${n} 职责已明确`,
  reassign: (n) => `改派 ${n} 紫阳县 12月20日 另行安排`,
  reportProgress: (n) => `反馈 ${n} 已完成一半`,
  attachEvidence: (n) => `佐证 ${n}`,
  submitCompletion: (n) => `办结 ${n} 全部完成`,
  withdrawSignOff: (n) => `收回 ${n}`,
  signOff: (n) => `签发 ${n} 属实`,
  refuseSignOff: (n) => `不签 ${n} 材料不全`,
  returnForRework: (n) => `退回 ${n} 缺少记录`,
  closeOut: (n) => `销号 ${n}`,
  cancel: (n) => `撤销 ${n} 已另行安排`,
  redate: (n) => `改期 ${n} 12月20日 汛期推迟`,
  urge: (n) => `催办 ${n} 请抓紧`,
  guide: (n) => `指导 ${n} 先易后难`,
  check: (n) => `核查 ${n} 属实 已到现场`,
  forward: (n) => `转办 ${n}`,
  withdrawForward: (n) => `转办 ${n} 收回`,
};
const form = {
  ...{ reason: "理由", result: "结果", progress: "进展", due: "2026-12-20", unit: "紫阳县" },
  ...{ opinion: "意见", finding: "true", telling: "no" },
};

class Undo extends Error {}

/** Does something and lets the database forget it. */
async function undone<T>(db: Db, run: (tx: Db) => Promise<T>): Promise<T> {
  const kept: { result?: T } = {};
  await db
    .transaction(async (tx) => {
      kept.result = await run(tx);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return kept.result as T;
}

const outcomes: [string, string][] = [
  ["没有找到您可以查看的这件事项", "notFound"],
  ["您不是本事项的责任人", "notYours"],
];

export type Target = { assignmentId: AssignmentId; number: number };
export type Holding = { role: Role; unitId: UnitId };

/** A town where one person may be given any role anywhere, with a card of every matter already in hand. */
export async function ground() {
  const { app, db } = await seededApp();
  const { client } = await clientOf(() => "reset");
  const count = () => undefined;
  const metrics = { event: count, click: count, sent: count };
  const bot: Bot = { app, feishu: client, hash: keyedHash("s".repeat(32)), metrics, me: () => null };
  const hanbin = await unitNamed(db, "汉滨区");
  const below = { id: newId<UnitId>(), name: "汉滨镇", kind: "responsibleUnit", level: "town", position: 99 } as const;
  await db.insert(unit).values({ ...below, parentId: hanbin.id });
  const id = newId<PersonId>();
  await db.insert(person).values([
    { id, name: "试权限", unitId: hanbin.id, openId: "ou_matrix" },
    { id: newId<PersonId>(), name: "镇联络", unitId: below.id, openId: "ou_town" },
    { id: newId<PersonId>(), name: "县经办", unitId: hanbin.id, openId: "ou_county" },
  ]);
  const [townsman] = await db.select().from(person).where(eq(person.name, "镇联络"));
  if (townsman) await db.insert(personRole).values({ personId: townsman.id, unitId: below.id, role: "liaisonOfficer" });
  const [countryman] = await db.select().from(person).where(eq(person.name, "县经办"));
  const targets: Target[] = [];
  /** To whom each matter can be handed on. */
  const colleagueFor = ({ assignmentId }: Target): PersonId | null =>
    (assignmentId === targets[0]?.assignmentId ? countryman : townsman)?.id ?? null;
  const buttons = new Map<AssignmentId, { ref: string; messageId: string }>();
  for (const units of [["汉滨区"], ["汉滨镇"]]) {
    const item = await issuedItem(app, { units, matter: `${units[0]}的事` });
    const [share] = item.assignments;
    if (!share) throw new Error("an item without an assignment");
    targets.push({ assignmentId: share.id, number: item.number.serial });
    const subject = { view: "assignment", assignmentId: share.id } as const;
    const now = app.clock.now();
    const [outboxId] = await promise(db, [{ to: { personId: id }, view: subject, sendAt: now }], now);
    if (!outboxId) throw new Error("no card");
    const messageId = `om_${randomUUID().replaceAll("-", "")}`;
    await db
      .update(outboxMessage)
      .set({ status: "sent", messageId, sentAt: now })
      .where(eq(outboxMessage.id, outboxId));
    const pen = penFor(outboxId);
    buttons.set(share.id, { ref: pen.button({ label: "", act: "goto", subject }).value.ref, messageId });
    await pen.keep(db);
  }

  const standing = async (tx: Db, { assignmentId }: Target) => {
    const [row] = await tx.select().from(assignment).where(eq(assignment.id, assignmentId));
    return { row, asked: (await tx.select().from(evidenceRequest)).length };
  };

  const click = async (tx: Db, act: Act, target: Target): Promise<string> => {
    const { ref = "", messageId = "" } = buttons.get(target.assignmentId) ?? {};
    const event = readClick({
      operator: { open_id: "ou_matrix" },
      token: "c-token",
      action: {
        tag: "button",
        value: { act: pressed[act] ?? act, ref, version: 1 },
        form_value: { ...form, person: colleagueFor(target) },
      },
      context: { open_message_id: messageId, open_chat_id: "oc_with_somebody" },
    });
    if (!event) throw new Error("the click has not the documented shape");
    const asked = { eventId: randomUUID(), click: event };
    const { toast } = await answerClick({ ...bot, app: within(app, tx) }, asked);
    return outcomes.find(([words]) => toast?.content.includes(words))?.[1] ?? "done";
  };

  const command = async (tx: Db, act: Act, { number }: Target): Promise<string> => {
    const actor = await actorById(tx, id);
    if (!actor) throw new Error("nobody");
    try {
      const asked = { app: within(app, tx), actor, chatId: "oc_with_somebody" };
      await tx.transaction((inner) => runCommand({ ...asked, app: within(app, inner) }, lines[act](number)));
      return "done";
    } catch (refusal) {
      if (refusal instanceof Refusal) return refusal.reason;
      throw refusal;
    }
  };
  const channels = { click, command } as const;

  /** Tries an act in a role through one channel, in a state where it is possible; nothing of it stays. */
  const tried = (held: Holding, act: Act, [channel, target]: [keyof typeof channels, Target]) =>
    undone(db, async (tx) => {
      const status = ruleOf(act).from[0] ?? "issued";
      const asked = ruleOf(act).asked ? { signOffAt: app.clock.now(), signOffBy: newId<PersonId>() } : {};
      const forwardedTo = act === "withdrawForward" ? colleagueFor(target) : null;
      await tx
        .update(assignment)
        .set({ status, forwardedTo, ...asked })
        .where(eq(assignment.id, target.assignmentId));
      await tx.insert(personRole).values({ personId: id, ...held });
      const before = JSON.stringify(await standing(tx, target));
      const outcome = await channels[channel](tx, act, target);
      return { outcome, changed: JSON.stringify(await standing(tx, target)) !== before };
    });

  const [ofCounty, ofTown] = targets;
  if (!ofCounty || !ofTown) throw new Error("no matters");
  return { app, db, id, tried, ofCounty, ofTown, townId: below.id };
}
