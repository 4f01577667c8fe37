import { serve } from "@hono/node-server";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { pageRoutes } from "../../src/sandbox/page-api.ts";
import { opened } from "./page-browser.ts";
import { doubleOf } from "./page-double.ts";

type Where = BrowserContextOptions & { path?: string };

/** A page over a city of its own, and the hand that closes both. */
export async function visiting(browser: Browser, assets: string, { path = "/", ...options }: Where = {}) {
  const city = doubleOf();
  const routes = pageRoutes(city.parts(assets));
  const server = serve({ fetch: routes.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const { page, complaints } = await opened(browser, `http://127.0.0.1:${port}${path}`, options);
  const close = async () => {
    await page.context().close();
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close();
  };
  return { ...city, page, complaints, close };
}
