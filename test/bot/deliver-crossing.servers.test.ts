import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { z } from "zod";
import { raiseToOffice } from "../../src/bot/receive/raise.ts";
import { followUpsFor } from "../../src/db/follow-ups.ts";
import { rows } from "../../src/db/rows.ts";
import type { FollowUpId } from "../../src/db/schema/journal.ts";
import { newId } from "../../src/ids.ts";
import { endWithRemark } from "../../src/usecases/follow-up/end.ts";
import { act } from "../../src/usecases/item/act.ts";
import { actorOf } from "../support/town.ts";
import type { Post } from "./post.ts";
import { issued, post } from "./post.ts";

const LOOKS_EVERY_MS = 5;

/** A promise and the hand that fulfils it. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** Until somebody waits for a lock somebody else holds. */
async function somebodyWaits({ db }: Post): Promise<void> {
  const counted = z.object({ waiting: z.boolean() });
  for (;;) {
    const [found] = await rows(db, counted, sql`select exists (select 1 from pg_locks where not granted) as waiting`);
    if (found?.waiting) return;
    await wait(LOOKS_EVERY_MS);
  }
}

test("卡片送出的同时有人办理，办理开始得早、提交得晚：送到的卡片随后改为最新状态", async () => {
  const office = await post();
  const { assignment } = await issued(office.app);
  const liaison = await actorOf(office.db, "hanbinLiaison");
  const [done, committing] = [gate(), gate()];
  const acting = office.db.transaction(async (tx) => {
    await act({ ...office.app, db: tx }, liaison, { assignmentId: assignment.id, act: "acknowledge", words: {} });
    done.open();
    await committing.opened;
  });
  await done.opened;
  const delivering = office.deliver();
  await Promise.race([delivering, somebodyWaits(office)]);
  committing.open();
  await Promise.all([acting, delivering]);
  const afterwards = "**办理状态**　办理中";
  expect(office.remote.letters[0]?.content).not.toContain(afterwards);
  await office.letTimePass();
  await office.deliver();
  expect(office.remote.patches.at(-1)).toMatchObject({ messageId: "om_1" });
  expect(office.remote.patches.at(-1)?.card).toContain(afterwards);
});

test("待处置的卡片送出的同时有人处置完毕，也随后改为已处置", async () => {
  const office = await post();
  await raiseToOffice(office.app, { kind: "strangers", subject: "一人", detail: {} });
  const staff = await actorOf(office.db, "staff");
  const [open] = await followUpsFor(office.db, staff);
  const [done, committing] = [gate(), gate()];
  const ending = office.db.transaction(async (tx) => {
    const id = open?.id ?? newId<FollowUpId>();
    await endWithRemark({ ...office.app, db: tx }, staff, { id, remark: "已电话核实" });
    done.open();
    await committing.opened;
  });
  await done.opened;
  office.remote.meanwhile(async () => {
    committing.open();
    await ending;
  });
  await office.deliver();
  const [first] = office.remote.letters;
  expect(first?.content).not.toContain("已处置");
  await office.letTimePass();
  await office.deliver();
  const patched = office.remote.patches.find(({ messageId }) => messageId === first?.messageId);
  expect(patched?.card).toContain("已处置");
});
