import type { Figure } from "./goals.ts";
import { ownPostgres } from "./place.ts";
import { againstSdk } from "./webhook/against-sdk.ts";
import { beforeTheAnswer } from "./webhook/before-the-answer.ts";
import { gateAgainstSdk } from "./webhook/gate.ts";
import { openGround } from "./webhook/product.ts";
import { underLoad } from "./webhook/under-load.ts";

const SIZE = 1_000_000;
const HALF = 0.5;

/** P1, P2, P4, P5 and P6: what an event of the platform costs, and how soon it is answered. */
export async function webhook([size = SIZE]: readonly number[]): Promise<readonly Figure[]> {
  const ground = await openGround();
  const place = await ownPostgres();
  try {
    const gate = await gateAgainstSdk();
    const { throughput, forged } = await againstSdk(ground);
    const { figure, forgedStatements } = await beforeTheAnswer(ground, place);
    const refused: Figure = {
      id: "P6",
      value: `${forgedStatements}; ${forged.ratio.toFixed(2)}`,
      spread: `CPU ${forged.spread}`,
      met: forgedStatements === 0 && forged.ratio <= HALF,
    };
    return [throughput, gate, await underLoad(ground, place, size), figure, refused];
  } finally {
    await place.close();
    await ground.close();
  }
}
