import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { actorById, loadUnits } from "../../src/db/roster-store.ts";
import { personRole } from "../../src/db/schema/roster.ts";
import type { Act } from "../../src/domain/item/acts.ts";
import { acts } from "../../src/domain/item/acts.ts";
import { formActs } from "../../src/domain/item/forms.ts";
import type { Role } from "../../src/domain/roster/role.ts";
import { roles } from "../../src/domain/roster/role.ts";
import { act as doAct } from "../../src/usecases/item/act.ts";
import { actOnAll } from "../../src/usecases/item/act-on-all.ts";
import type { Matter, Town } from "../domain/access/oracle.ts";
import { mayInWords } from "../domain/access/oracle.ts";
import { unitNamed } from "../support/town.ts";
import type { Holding, Target } from "./matrix-ground.ts";
import { ground } from "./matrix-ground.ts";

type Ground = Awaited<ReturnType<typeof ground>>;

/** Where a role must be held, and toward which matter, to stand in each relation. */
const relations: Record<string, { unit: string; of: (city: Ground) => { target: Target; handled: string } }> = {
  主管平安办: { unit: "市委平安办", of: ({ ofCounty }) => ({ target: ofCounty, handled: "汉滨区" }) },
  本单位: { unit: "汉滨区", of: ({ ofCounty }) => ({ target: ofCounty, handled: "汉滨区" }) },
  下级单位: { unit: "汉滨区", of: ({ ofTown }) => ({ target: ofTown, handled: "汉滨镇" }) },
  同级单位: { unit: "石泉县", of: ({ ofCounty }) => ({ target: ofCounty, handled: "汉滨区" }) },
  其他单位: { unit: "市公安局", of: ({ ofCounty }) => ({ target: ofCounty, handled: "汉滨区" }) },
  县区平安办: { unit: "汉滨区平安办", of: ({ ofCounty }) => ({ target: ofCounty, handled: "汉滨区" }) },
};

const everyRole = Object.keys(roles) as Role[];

async function townOf({ db }: Ground): Promise<Town> {
  const units = await loadUnits(db);
  return {
    units: units.map(({ id, kind, level, parentId, leadUnitId }) => ({
      id,
      kind,
      city: level === "city",
      parentId,
      leadUnitId,
    })),
  };
}

/** By a command these come back as a filled form; the form is submitted by a click. */
const previewed: readonly string[] = [
  ...["returnForRework", "closeOut", "uphold", "reassign", "cancel", "redate"],
  ...["signOff", "refuseSignOff"],
  ...["urge", "guide", "check", "forward"],
];

/** What comes of it by the sentences of the regulation, and whether anything changes. */
function inWords([town, matter]: [Town, Matter], holding: Holding, [act, channel]: [Act, string]): string {
  const person = { roles: [holding] };
  if (!mayInWords(town, person, ["lookUp", matter])) return "notFound false";
  if (!mayInWords(town, person, [act, matter])) return "notYours false";
  return `done ${(channel === "click" && act !== "urge") || !previewed.includes(act)}`;
}

test.each(Object.keys(relations))("角色 × 动作 × 点击与命令：%s，逐格与条文相符", async (name) => {
  const city = await ground();
  const relation = relations[name];
  if (!relation) throw new Error("no such relation");
  const { target, handled } = relation.of(city);
  const [town, office] = [await townOf(city), await unitNamed(city.db, "市委平安办")];
  const held = { unitId: (await unitNamed(city.db, relation.unit)).id };
  const matter = { officeId: office.id, unitId: (await unitNamed(city.db, handled)).id };
  const cells: string[] = [];
  const ought: string[] = [];
  for (const holding of everyRole.map((role) => ({ role, ...held }))) {
    for (const act of acts) {
      for (const channel of ["click", "command"] as const) {
        const { outcome, changed } = await city.tried(holding, act, [channel, target]);
        cells.push(`${holding.role} ${act} ${channel} ${outcome} ${changed}`);
        ought.push(`${holding.role} ${act} ${channel} ${inWords([town, matter], holding, [act, channel])}`);
      }
    }
  }
  expect(cells).toEqual(ought);
  expect(cells).toHaveLength(everyRole.length * acts.length * 2);
  expect(formActs.length).toBeGreaterThan(previewed.length);
});

test("权限在锁内再问一次：等锁期间被收回角色的，拿着先前的身份也办不成", async () => {
  const { app, db, id, ofCounty } = await ground();
  const office = await unitNamed(db, "市委平安办");
  await db.insert(personRole).values({ personId: id, unitId: office.id, role: "officeStaff" });
  const before = await actorById(db, id);
  if (!before) throw new Error("nobody");
  await db.delete(personRole).where(eq(personRole.personId, id));
  const { assignmentId } = ofCounty;
  const words = { result: "不办了" };
  await expect(doAct(app, before, { assignmentId, act: "cancel", words })).rejects.toMatchObject({
    reason: "notFound",
  });
  const item = await db.query.assignment.findFirst({ where: (row) => eq(row.id, assignmentId) });
  const all = actOnAll(app, before, { itemId: item?.itemId as never, act: "cancel", words });
  await expect(all).rejects.toMatchObject({ reason: "notFound" });
});
