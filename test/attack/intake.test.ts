import { expect, test } from "vitest";
import { drawMessage } from "../../src/bot/draw/draw.ts";
import type { Db } from "../../src/db/db.ts";
import { countedIn, entriesVisibleTo, entrySeenBy, intakeTotals, proposalsAwaiting } from "../../src/db/intake.ts";
import { actorById } from "../../src/db/roster-store.ts";
import { intakeEntry } from "../../src/db/schema/intake.ts";
import type { OutboxId } from "../../src/db/schema/messages.ts";
import { personRole } from "../../src/db/schema/roster.ts";
import type { ViewInput } from "../../src/db/view.ts";
import { readView } from "../../src/db/view.ts";
import type { EntryId } from "../../src/domain/intake/entry.ts";
import { mayTowardEntry } from "../../src/domain/intake/sight.ts";
import { everySourceKind } from "../../src/domain/intake/sources.ts";
import type { PersonId } from "../../src/domain/roster/unit.ts";
import { newId } from "../../src/ids.ts";
import type { Listed } from "../domain/access/oracle.ts";
import { mayOnListInWords } from "../domain/access/oracle.ts";
import type { Dice } from "../domain/access/random-town.ts";
import { dice, offices, oneOf } from "../domain/access/random-town.ts";
import { testApp } from "../support/database.ts";
import { cardWords } from "../support/read-card.ts";
import type { City } from "./random-roster.ts";
import { randomCity } from "./random-roster.ts";

const AT = new Date("2026-11-24T01:00:00Z");
const ENTRIES = 20;

type Line = Listed & { id: EntryId; mark: string };
type Ground = Awaited<ReturnType<typeof ground>>;

function randomLines(throwing: Dice, city: City): Line[] {
  const [home = oneOf(throwing, offices(city))] = offices(city);
  return Array.from({ length: ENTRIES }, (_, n) => ({
    id: newId<EntryId>(),
    mark: `待立暗号${String(n).padStart(2, "0")}号`,
    officeId: (throwing(4) === 0 ? oneOf(throwing, offices(city)) : home).id,
    proposedIn: throwing(3) === 0 ? null : oneOf(throwing, city.units).id,
  }));
}

/** Who holds nothing gets the seats from which something must be seen, so that the answers are not all empty. */
async function seat(db: Db, city: City): Promise<void> {
  const [home, ...others] = offices(city);
  const county = others[0] ?? home;
  const lead = city.units.flatMap(({ leadUnitId }) => leadUnitId ?? [])[0];
  const seats = [
    { role: "officeStaff" as const, unitId: home?.id },
    { role: "leader" as const, unitId: home?.id },
    { role: "officeHead" as const, unitId: county?.id },
    { role: "liaisonOfficer" as const, unitId: lead },
  ];
  const free = city.people.filter(({ roles }) => roles.length === 0);
  for (const [n, { role, unitId }] of seats.entries()) {
    const person = free[n];
    if (!person || !unitId) continue;
    person.roles.push({ role, unitId });
    await db.insert(personRole).values({ personId: person.id, role, unitId });
  }
}

async function ground(seed: number) {
  const made = await testApp();
  const throwing = dice(seed);
  const city = await randomCity(made.db, throwing, { people: 30, items: 1 });
  await seat(made.db, city);
  const lines = randomLines(throwing, city);
  const common = { status: "waiting", content: {}, enteredBy: newId<PersonId>(), enteredAt: AT } as const;
  await made.db
    .insert(intakeEntry)
    .values(
      lines.map(({ mark, ...line }) => ({ ...line, ...common, kind: oneOf(throwing, everySourceKind), matter: mark })),
    );
  return { ...made, city, lines };
}

/** Every word of the cards that could show a line, drawn for one person. */
async function cardsFor({ app, lines }: Ground, personId: PersonId): Promise<string> {
  const list = { view: "intakeList", status: "all" } as const;
  const pages = [1, 2].map((page): ViewInput => ({ ...list, page }));
  const views: ViewInput[] = [
    ...pages,
    { view: "todo" },
    ...lines.map(({ id }) => ({ view: "intake", entryId: id }) as const),
  ];
  const faces = await Promise.all(
    views.map((view) => {
      const row = { id: newId<OutboxId>(), view: readView(view), personId, groupId: null, sentAt: null, resent: false };
      return drawMessage(app, row, { again: true });
    }),
  );
  return faces.map((face) => (face ? `${cardWords(face.drawn.card)}${face.drawn.text}` : "")).join("\n");
}

test.each([0, 1])(
  "04-4 随机的通讯录（第 %i 座城）：待立项清单只给看得见的人，合计等于行数，与条文逐行相符",
  async (n) => {
    const made = await ground(20_210_209 + n);
    const { db, city, lines } = made;
    const asked = { status: "all", kind: null } as const;
    const wrong: string[] = [];
    let shown = 0;
    for (const somebody of city.people) {
      const viewer = await actorById(db, somebody.id);
      if (!viewer) throw new Error("somebody of the roster is unknown");
      const may = (what: "seeIntake" | "decideIntake") =>
        lines.filter((line) => mayOnListInWords(city, somebody, [what, line])).map(({ mark }) => mark);
      const seen = may("seeIntake");
      const rows = await entriesVisibleTo(db, viewer, { ...asked, page: 1, size: 500 });
      const one = await Promise.all(lines.map(({ id }) => entrySeenBy(db, viewer, id)));
      const cards = await cardsFor(made, somebody.id);
      const proposals = lines.filter(({ mark, proposedIn }) => proposedIn && may("decideIntake").includes(mark));
      const answers: [string, string[], string[]][] = [
        ["清单", rows.map(({ matter }) => matter), seen],
        ["合计", [String(countedIn(await intakeTotals(db, viewer, asked)))], [String(seen.length)]],
        ["一件", one.flatMap((row) => row?.matter ?? []), seen],
        ["卡片", lines.map(({ mark }) => mark).filter((mark) => cards.includes(mark)), seen],
        ["待办", (await proposalsAwaiting(db, viewer)).map(({ matter }) => matter), proposals.map(({ mark }) => mark)],
        [
          "决定",
          lines.filter((line) => mayTowardEntry(viewer, "decideIntake", line)).map(({ mark }) => mark),
          may("decideIntake"),
        ],
      ];
      shown += seen.length;
      for (const [name, is, ought] of answers) {
        if (is.toSorted().join() !== ought.toSorted().join())
          wrong.push(`${name} ${JSON.stringify(somebody.roles)}：${is} ≠ ${ought}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(shown).toBeGreaterThan(15);
  },
);
