import { expect, onTestFinished, test } from "vitest";
import { freshPglite } from "../support/servers.ts";
import { layCard } from "./card.ts";
import { fuzz } from "./fuzz-run.ts";
import { counting, openGround } from "./ground.ts";

const BODIES = 800;

test("八百个改坏的正文：伪造的一律挡下、不动一条语句，签名真的不出错、不白放行，留下的都办得完", async () => {
  const ground = await openGround(counting(await freshPglite()));
  onTestFinished(() => ground.close());
  await layCard(ground.product.app);
  const { bodies, refused, answered, worked, faults } = await fuzz(ground, {
    seed: 20_260_302,
    goesOn: (count) => count < BODIES,
  });
  expect(faults).toEqual([]);
  expect(bodies).toBe(BODIES);
  expect(refused).toBeGreaterThan(BODIES / 2);
  expect(answered).toBeGreaterThan(BODIES / 200);
  expect(worked).toBeGreaterThan(0);
});
