import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Lent, PageSandbox } from "./page-parts.ts";
import { PageRefusal } from "./page-refusals.ts";
import { bodyOf, wishing } from "./page-requests.ts";

const MOST_BYTES = 4 * 1024;
const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const TEMPLATE = "通讯录.xlsx";

/** Beginning again with the sample city, and the form with which one begins with people of one's own. */
export function beginningOf(routes: Hono, lent: Lent, turning: () => boolean) {
  routes.post("/anew", bodyLimit({ maxSize: MOST_BYTES }), async (c) => {
    await bodyOf(c, wishing);
    if (turning()) throw new PageRefusal("turningNotAnew");
    if (!lent.startAnew) {
      throw new PageRefusal("ownDatabase");
    }
    await lent.startAnew();
    return c.json({});
  });
  routes.get("/roster-template", async (c) =>
    c.body(new Uint8Array(await lent.rosterTemplate()), 200, {
      "content-type": WORKBOOK,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(TEMPLATE)}`,
    }),
  );
}

/** Whoever a workbook names has an account before the product asks for it, as in an organisation that really uses Feishu. */
export async function admittingFrom(
  { name, bytes }: { name: string; bytes: Uint8Array },
  { sandbox, lent }: { sandbox: Pick<PageSandbox, "admits">; lent: Lent },
): Promise<void> {
  if (name.toLowerCase().endsWith(".xlsx")) sandbox.admits(await lent.peopleIn(bytes));
}
