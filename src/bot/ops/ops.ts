import { Hono } from "hono";
import type { App } from "../../app.ts";
import { faultOf } from "../../fault.ts";
import type { Board } from "./board.ts";
import { showBoard } from "./board.ts";
import { enter, showEntry } from "./enter.ts";
import { turnedAway } from "./guard.ts";
import { say } from "./pages.ts";

export type OpsParts = {
  app: App;
  /** Null where no Redis is set: then there is no queue to look at. */
  board: (() => Promise<Board>) | null;
};

/** `/ops`, 后台: the queue for administrators, to look at and never to change, behind a link the bot gives. */
export function opsRoutes(parts: OpsParts): Hono {
  const { app, board } = parts;
  const web = new Hono();
  web.get("/ops/enter", showEntry);
  web.post("/ops/enter", (context) => enter(context, parts));
  for (const path of ["/ops", "/ops/*"]) {
    web.all(path, async (context) => {
      const stopped = await turnedAway(context, app);
      if (stopped) return stopped;
      if (!board) return say(context, 200, "inProcess");
      return context.req.path === "/ops" ? context.redirect("/ops/", 302) : showBoard(context, await board());
    });
  }
  web.onError((error, context) => {
    app.log.error({ event: "ops.failed", ...faultOf(error) });
    return say(context, 503, "failed");
  });
  return web;
}
