import { expect, test } from "vitest";
import { drawMessage } from "../../src/bot/draw/draw.ts";
import { assignmentsVisibleTo, linesOfNumber, linesSeenBy, overlapping, waitingFor } from "../../src/db/assignments.ts";
import { countFollowUps } from "../../src/db/follow-up-counts.ts";
import { followUpsFor } from "../../src/db/follow-ups.ts";
import { ledgerFilter } from "../../src/db/ledger-filter.ts";
import { actorById, loadUnits } from "../../src/db/roster-store.ts";
import type { OutboxId } from "../../src/db/schema/messages.ts";
import { takeIntoSearch } from "../../src/db/search.ts";
import { itemSeenBy, shareSeenBy } from "../../src/db/seen.ts";
import type { ViewInput } from "../../src/db/view.ts";
import { readView } from "../../src/db/view.ts";
import type { Actor } from "../../src/domain/access/rights.ts";
import { day } from "../../src/domain/calendar/day.ts";
import { openStatuses } from "../../src/domain/item/item.ts";
import { newId } from "../../src/ids.ts";
import { mayInWords, partsOf } from "../domain/access/oracle.ts";
import type { Dice } from "../domain/access/random-town.ts";
import { dice, oneOf } from "../domain/access/random-town.ts";
import type { TestApp } from "../support/database.ts";
import { testApp } from "../support/database.ts";
import { cardWords } from "../support/read-card.ts";
import type { City, Raised, Share, Somebody } from "./random-roster.ts";
import { randomCity } from "./random-roster.ts";

const today = day("2026-11-24");
const SIZE = { people: 40, items: 25 };
const CITIES = 2;

type Look = TestApp & { city: City; somebody: Somebody; viewer: Actor; throwing: Dice };
type Found = readonly string[];
type Probe = { name: string; ask(look: Look): Promise<Found>; should(look: Look): Found };

/** What the viewer ought to see, row by row, from the words of the regulation. */
const seen = ({ city, somebody }: Look, all: readonly Share[] = city.shares): Share[] =>
  all.filter((share) => mayInWords(city, somebody, ["lookUp", share]));
const ids = (all: readonly { id: string }[]): string[] => all.map(({ id }) => id).sort();
const linesIds = (all: readonly { assignment: { id: string } }[]): string[] =>
  all.map(({ assignment }) => assignment.id).sort();
const isOpen = ({ status }: Share): boolean => (openStatuses as readonly string[]).includes(status);

const mine = ({ city, somebody }: Look): Raised[] => {
  const torn = partsOf(somebody).size > 1;
  const offices = somebody.roles
    .filter(({ role }) => role === "officeStaff" || role === "officeHead")
    .map(({ unitId }) => unitId)
    .filter((id) => city.units.some((unit) => unit.id === id && unit.city));
  const admin = somebody.roles.some(({ role }) => role === "systemAdmin");
  if (torn) return [];
  return city.raised.filter(({ owner, officeId }) =>
    owner === "systemAdmin" ? admin : officeId !== null && offices.includes(officeId),
  );
};

const filters: { name: string; filter: object; holds: (share: Share) => boolean }[] = [
  { name: "全部", filter: {}, holds: () => true },
  { name: "未办结", filter: { state: "open" }, holds: isOpen },
  { name: "逾期", filter: { state: "overdue" }, holds: ({ status }) => status === "issued" || status === "inProgress" },
  { name: "已销号", filter: { state: "closed" }, holds: ({ status }) => status === "closed" },
  { name: "含词", filter: { words: "暗号00" }, holds: ({ mark }) => mark.includes("暗号00") },
];

const ledgers: Probe[] = filters.map(({ name, filter, holds }) => ({
  name: `台账 ${name}`,
  ask: async ({ db, viewer }) => {
    const asked = { filter: ledgerFilter.parse(filter), today, page: 1, size: 500 };
    const { lines, total } = await assignmentsVisibleTo(db, viewer, asked);
    return [...linesIds(lines), `共 ${total}`];
  },
  should: (look) => {
    const shares = seen(look).filter(holds);
    return [...ids(shares), `共 ${shares.length}`];
  },
}));

const lists: Probe[] = [
  ...ledgers,
  {
    name: "等待办理",
    ask: async ({ db, viewer }) => linesIds(await waitingFor(db, viewer, [...openStatuses])),
    should: (look) => ids(seen(look).filter(isOpen)),
  },
  {
    name: "按标识取行",
    ask: async ({ db, viewer, city }) =>
      linesIds(
        await linesSeenBy(
          db,
          viewer,
          city.shares.map(({ id }) => id),
        ),
      ),
    should: (look) => ids(seen(look)),
  },
  {
    name: "待处置",
    ask: async ({ db, viewer }) => ids(await followUpsFor(db, viewer)),
    should: (look) => ids(mine(look)),
  },
  {
    name: "待处置的数",
    ask: async ({ db, viewer }) => [`平安办 ${(await countFollowUps(db, viewer)).office}`],
    should: (look) => {
      const admin = look.somebody.roles.some(({ role }) => role === "systemAdmin") && partsOf(look.somebody).size < 2;
      return [`平安办 ${(admin ? look.city.raised : mine(look)).filter(({ owner }) => owner === "office").length}`];
    },
  },
];

/** Everything that is asked about one matter, by its number, its ids or its words. */
async function aboutOne(look: Look, share: Share): Promise<string[]> {
  const { db, viewer, city } = look;
  const units = (await loadUnits(db)).filter(({ id }) => id === share.unitId);
  const whole = await itemSeenBy(db, viewer, share.itemId);
  const answers: [string, unknown, unknown][] = [
    [
      "编号",
      linesIds(await linesOfNumber(db, viewer, { year: 2026, serial: share.serial, child: null })),
      ids(
        seen(
          look,
          city.shares.filter(({ itemId }) => itemId === share.itemId),
        ),
      ),
    ],
    ["一份", (await shareSeenBy(db, viewer, share.id)) !== null, seen(look, [share]).length > 0],
    [
      "整件",
      whole !== null,
      look.somebody.roles.some(({ role, unitId }) => {
        const alone = { roles: [{ role, unitId }] };
        const office = ["officeStaff", "officeHead", "leader"].includes(role) && unitId === share.officeId;
        const counts = partsOf(look.somebody).size < 2 || role === "leader";
        return office && counts && mayInWords(city, alone, ["lookUp", share]);
      }),
    ],
    [
      "重复下达",
      (await overlapping(db, viewer, { matter: share.mark, topic: null, units })).length > 0,
      isOpen(share) && seen(look, [share]).length > 0,
    ],
  ];
  return answers
    .filter(([, is, should]) => JSON.stringify(is) !== JSON.stringify(should))
    .map((each) => each.join("："));
}

const views = ({ city, throwing }: Look): ViewInput[] => {
  const share = oneOf(throwing, city.shares);
  const assignmentIds = city.shares.map(({ id }) => id);
  return [
    { view: "ledger", filter: {}, page: 1 },
    { view: "todo" },
    { view: "choice", act: "goto", assignmentIds },
    { view: "assignment", assignmentId: share.id },
    { view: "item", itemId: share.itemId },
    { view: "status" },
    { view: "me" },
    { view: "menu" },
    { view: "help" },
  ];
};

/** Marks of matters that stand on a card although its reader may not see any share of them. */
async function leaksOnCards(look: Look): Promise<string[]> {
  const allowed = new Set(seen(look).map(({ mark }) => mark));
  const leaks: string[] = [];
  for (const view of views(look)) {
    const row = { id: newId<OutboxId>(), view: readView(view), personId: look.viewer.id, groupId: null };
    const face = await drawMessage(look.app, { ...row, sentAt: null, resent: false }, { again: true });
    const words = face ? `${cardWords(face.drawn.card)}${face.drawn.text}` : "";
    const strange = look.city.shares.filter(({ mark }) => words.includes(mark) && !allowed.has(mark));
    leaks.push(...strange.map(({ mark }) => `${view.view} ${mark}`));
  }
  return leaks;
}

type Tally = { rows: number; wrong: string[]; shown: number };

async function probe(look: Look, tally: Tally): Promise<void> {
  for (const { name, ask, should } of lists) {
    const [is, ought] = [await ask(look), should(look)];
    tally.rows += look.city.shares.length;
    tally.shown += ought.length;
    if (JSON.stringify(is) !== JSON.stringify(ought)) tally.wrong.push(`${name}：${is.join()} ≠ ${ought.join()}`);
  }
  for (let n = 0; n < 6; n += 1) tally.wrong.push(...(await aboutOne(look, oneOf(look.throwing, look.city.shares))));
  tally.wrong.push(...(await leaksOnCards(look)));
}

test.each(Array.from({ length: CITIES }, (_, n) => n))(
  "随机的通讯录（第 %i 座城）：每一种查询、每一张卡片都只给看得见的人，与条文逐行相符",
  async (n) => {
    const made = await testApp();
    const throwing = dice(20_210_209 + n);
    const city = await randomCity(made.db, throwing, SIZE);
    while ((await takeIntoSearch(made.db)) > 0);
    const tally: Tally = { rows: 0, wrong: [], shown: 0 };
    for (const somebody of city.people) {
      const viewer = await actorById(made.db, somebody.id);
      if (!viewer) throw new Error("somebody of the roster is unknown");
      await probe({ ...made, city, somebody, viewer, throwing }, tally);
    }
    expect(tally.wrong).toEqual([]);
    expect(tally.rows).toBeGreaterThan(10_000);
    expect(tally.shown).toBeGreaterThan(100);
  },
);
