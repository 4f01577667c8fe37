import type { App } from "../../src/app.ts";
import { systemClock } from "../../src/clock.ts";
import { takeIntoUse } from "../../src/db/mode.ts";
import { actorByOpenId } from "../../src/db/roster-store.ts";
import { dayOf } from "../../src/domain/calendar/day.ts";
import { calendar } from "../../src/domain/calendar/workdays.ts";
import { createLog } from "../../src/log.ts";
import { city, cityRoster } from "../../src/sandbox/city.ts";
import { createDraft } from "../../src/usecases/item/draft.ts";
import { draftContent } from "../../src/usecases/item/draft-content.ts";
import { issueDraft } from "../../src/usecases/item/issue.ts";
import { seedRoster } from "../../src/usecases/roster/seed.ts";
import type { Place } from "../place.ts";

const MONTH_MS = 30 * 86_400_000;

const withRole = (role: string) =>
  city.people.flatMap(({ openId, title }) => {
    const [unit = "", own] = title.split(" · ");
    return own === role ? [{ openId, unit }] : [];
  });

export type Assigned = { liaison: string; matter: string };

/** The sample city with so many matters issued, to each liaison in turn; their cards wait to be delivered. */
export async function issueMatters({ db }: Place, count: number, dataDir: string): Promise<Assigned[]> {
  await takeIntoUse({ db, migrate: async () => undefined }, "production");
  const chats = city.groups.map(({ chatId, name }) => ({ chatId, name }));
  await seedRoster({ db, clock: systemClock }, { rows: cityRoster, chats });
  const app: App = { db, clock: systemClock, calendar, log: createLog("silent"), dataDir };
  const [staff] = withRole("平安办工作人员").filter(({ unit }) => unit === "市委平安办");
  const by = staff ? await actorByOpenId(db, staff.openId) : null;
  if (!by) throw new Error("the city has no office");
  const liaisons = withRole("联络员");
  const due = dayOf(new Date(systemClock.now().getTime() + MONTH_MS));
  const assigned: Assigned[] = [];
  for (let n = 0; n < count; n += 1) {
    const to = liaisons[n % liaisons.length];
    if (!to) throw new Error("the city has no liaison");
    const matter = `雪亮工程点位整改第${n + 1}批`;
    const words = { matter, due, units: to.unit, workstreams: ["peaceBuilding"], category: "grassrootsFoundations" };
    const draftId = await createDraft(app, by, "");
    await issueDraft(app, by, { draftId, content: draftContent.parse(words) });
    assigned.push({ liaison: to.openId, matter });
  }
  return assigned;
}
