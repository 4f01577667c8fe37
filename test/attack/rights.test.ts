import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { assignment, supervisionItem } from "../../src/db/schema/item.ts";
import { person, personRole } from "../../src/db/schema/roster.ts";
import { rolesFor } from "../../src/domain/access/rights.ts";
import { acts } from "../../src/domain/item/acts.ts";
import { formActs } from "../../src/domain/item/forms.ts";
import { table, toastOf } from "../bot/clicks-table.ts";
import { desk } from "../bot/desk.ts";
import type { Who } from "../support/town.ts";
import { cast, issuedItem, personIdOf, shareOf } from "../support/town.ts";

const NOT_FOUND = "没有找到您可以查看的这件事项";
const others = (Object.keys(cast) as Who[]).filter((who) => !["staff", "staffTwo", "head"].includes(who));
const typed = {
  ...{ reason: "理由", result: "结果", progress: "进展", due: "2026-12-20", unit: "石泉县" },
  ...{ opinion: "意见", finding: "true", telling: "no", person: "00000000-0000-4000-8000-000000000001" },
};

type City = Awaited<ReturnType<typeof table>>;
const standing = async ({ db }: City) => [
  await db.select().from(assignment).orderBy(assignment.id),
  await db.select().from(supervisionItem).orderBy(supervisionItem.id),
];

/** Every word a button may carry, by whoever presses it. */
const everyAct = [
  ...acts,
  ...formActs.map((act) => `form.${act}`),
  "issue",
  "discard",
  "approveIssue",
  "form.refuseIssue",
  "refuseIssue",
  "takeBackDraft",
  "choose",
  "chooseEvidence",
].concat(["form.end", "end", "constructor", "__proto__", "toString"]);

test("把自己卡片上的按钮改成别的动作再点：没有这个权限的，一样也办不成", async () => {
  const city = await table();
  const item = await issuedItem(city.app);
  const { id: assignmentId } = await shareOf(city.app, item, "汉滨区");
  for (const who of ["hanbinPrincipal", "leader"] as const) {
    await city.give(who, { view: "assignment", assignmentId });
    await city.give(who, { view: "ledger", filter: {} });
    const { value, messageId } = city.valueOf(who, "查看");
    const before = await standing(city);
    for (const act of everyAct) {
      await city.click({ ...(value as object), act, version: 1 }, { who, as: who, messageId, form: typed });
    }
    expect(await standing(city)).toEqual(before);
  }
  const refused = await city.refusals();
  expect(refused).toContain("acknowledge:notYours");
  expect(refused).toContain("closeOut:notYours");
  expect(await city.acts()).toEqual(["issue"]);
});

test("联络员、办公室各只能办自己那一边的事", async () => {
  const city = await table();
  const item = await issuedItem(city.app);
  const { id: assignmentId } = await shareOf(city.app, item, "汉滨区");
  const sides = { hanbinLiaison: "liaisonOfficer", staff: "officeStaff" } as const;
  for (const [who, role] of Object.entries(sides) as [keyof typeof sides, (typeof sides)[keyof typeof sides]][]) {
    await city.give(who, { view: "ledger", filter: {} });
    const { value, messageId } = city.valueOf(who, "查看");
    for (const act of acts.filter((each) => !rolesFor(each).includes(role))) {
      const pressed = act === "urge" ? "form.urge" : act;
      const answer = await city.click({ ...(value as object), act: pressed }, { who, as: who, messageId, form: typed });
      expect([act, toastOf(answer)]).toEqual([act, expect.stringContaining("您不是本事项的责任人")]);
    }
  }
  const [row] = await city.db.select().from(assignment).where(eq(assignment.id, assignmentId));
  expect(row?.version).toBe(1);
});

test("拿别人卡片上的按钮来点，人人都得到同一句话，并各记一笔", async () => {
  const city = await table();
  await issuedItem(city.app);
  await city.deliver();
  const { value, messageId } = city.valueOf("hanbinLiaison", "签收");
  const unknown = { act: "acknowledge", ref: "AAAAAAAAAAAAAAAAAAAAAA", version: 1 };
  const before = await standing(city);
  for (const who of others.filter((each) => each !== "hanbinLiaison")) {
    const [foreign, madeUp, forwarded] = [
      await city.click(value, { who, as: who, messageId }),
      await city.click(unknown, { who, as: who, messageId }),
      await city.click(value, { who, as: who, messageId: "om_forwarded" }),
    ];
    expect(toastOf(foreign)).toContain(NOT_FOUND);
    expect([madeUp, forwarded]).toEqual([foreign, foreign]);
  }
  expect(await standing(city)).toEqual(before);
  expect(await city.refusals()).toHaveLength((others.length - 1) * 3);
  const onward = await city.click(value, { who: "", as: "hanbinLiaison", messageId: "om_forwarded" });
  expect(toastOf(onward)).toContain(NOT_FOUND);
});

test("卡片发出以后收回的角色、离开的人：按钮不再有效，卡片上的事项也不再显示", async () => {
  const city = await table();
  await issuedItem(city.app);
  await city.deliver();
  const id = await personIdOf(city.db, "hanbinLiaison");
  const { value, messageId } = city.valueOf("hanbinLiaison", "签收");
  await city.db.delete(personRole).where(eq(personRole.personId, id));
  const bare = await city.click(value, { who: "", as: "hanbinLiaison", messageId });
  expect(toastOf(bare)).toContain(NOT_FOUND);
  expect(city.wordsOf("hanbinLiaison")).toContain("本卡片已失效");
  expect(city.wordsOf("hanbinLiaison")).not.toContain("雪亮工程");
  await city.db.update(person).set({ endedAt: city.clock.now() }).where(eq(person.id, id));
  const gone = await city.click(value, { who: "", as: "hanbinLiaison", messageId });
  expect(toastOf(gone)).toContain("您不在督办通讯录中");
  expect(gone.card).toBeUndefined();
  expect(await city.acts()).toEqual(["issue"]);
});

const commandsOnNumber = [
  "查",
  "签收",
  "不属",
  "反馈",
  "佐证",
  "办结",
  "审核",
  "退回",
  "销号",
  "撤销",
  "改期",
  "改派",
  "维持",
];

/** What a person hears of a number, with the number itself left out. */
const hearing = (city: Awaited<ReturnType<typeof desk>>, who: Who, line: string) => async (n: string) => {
  await city.says(who, line.replace("N", n));
  await city.receive();
  return (await city.heard()).map(({ view }) => JSON.stringify(view).replaceAll(n, "N"));
};

test("别单位的编号与没有的编号，每个命令、每种身份听到的一字不差", async () => {
  const city = await desk();
  await issuedItem(city.app, { units: ["高新区"] });
  await city.heard();
  for (const who of ["hanbinLiaison", "shiquanPrincipal", "admin"] as const) {
    for (const name of commandsOnNumber) {
      const line = `/${name} N 12月20日 汉滨区 说明`;
      const heardOf = hearing(city, who, line);
      const [foreign, unknown] = [await heardOf("1"), await heardOf("7")];
      expect([who, name, foreign]).toEqual([who, name, unknown]);
      expect(foreign.join()).toContain(NOT_FOUND);
    }
  }
});

test("别人的草稿，同一办公室的人也点不动", async () => {
  const city = await table();
  await issuedItem(city.app, { units: ["汉滨区", "石泉县"] });
  await city.give("staff", { view: "menu" });
  await city.press("staff", "督办");
  const draft = city.valueOf("staff", "确认下达");
  for (const as of ["staffTwo", "head", "hanbinLiaison"] as const) {
    const answer = await city.click(draft.value, { who: "", as, messageId: draft.messageId, form: typed });
    expect(toastOf(answer)).toContain(NOT_FOUND);
  }
  expect(await city.acts()).toEqual(["issue"]);
});
