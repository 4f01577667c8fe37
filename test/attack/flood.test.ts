import { expect, test } from "vitest";
import { promise } from "../../src/db/outbox.ts";
import { post } from "../bot/post.ts";
import { personIdOf } from "../support/town.ts";

test("一个人引来几百条消息，不耽误别人的一条", async () => {
  const office = await post();
  const { app, db } = office;
  const now = app.clock.now();
  const [loud, quiet] = [await personIdOf(db, "staff"), await personIdOf(db, "hanbinLiaison")];
  const view = { view: "help" } as const;
  await promise(
    db,
    Array.from({ length: 400 }, () => ({ to: { personId: loud }, view, sendAt: now })),
    now,
  );
  const later = new Date(now.getTime() + 1);
  await promise(db, [{ to: { personId: quiet }, view, sendAt: later }], later);
  office.clock.set(later.toISOString());
  for (let turn = 0; turn < 6; turn += 1) await office.deliver();
  expect(office.remote.letters.map(({ to }) => to)).toContain("ou_hanbinLiaison");
});
