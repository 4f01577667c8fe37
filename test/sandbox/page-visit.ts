import { serve } from "@hono/node-server";
import type { Browser } from "playwright-core";
import { pageRoutes } from "../../src/sandbox/page-api.ts";
import { opened } from "./page-browser.ts";
import { doubleOf } from "./page-double.ts";

/** The page over a messenger of its own, opened at this address. */
export async function visit(browser: Browser, assets: string, hash = "") {
  const city = doubleOf();
  const routes = pageRoutes(city.parts(assets));
  const server = serve({ fetch: routes.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const { page, complaints } = await opened(browser, `http://127.0.0.1:${port}/${hash}`);
  const close = async () => {
    await page.context().close();
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close();
  };
  return { ...city, page, complaints, close };
}
