import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { adaptDefault, EventDispatcher } from "@larksuiteoapi/node-sdk";
import { Hono } from "hono";
import { EVENTS } from "./requests.ts";

/** The official SDK as its documentation serves it, with a handler that keeps nothing. */
function sdk(encryptKey: string): Server {
  const dispatcher = new EventDispatcher({ encryptKey }).register({ "im.message.receive_v1": async () => ({}) });
  return createServer(adaptDefault(EVENTS, dispatcher)).listen(0, "127.0.0.1");
}

/** Neither reads nor keeps anything. */
function bare(): Server {
  const web = new Hono().post(EVENTS, (context) => context.json({}));
  return serve({ fetch: web.fetch, port: 0, hostname: "127.0.0.1" }) as Server;
}

const [kind, encryptKey = ""] = process.argv.slice(2);
const server = kind === "sdk" ? sdk(encryptKey) : bare();
server.once("listening", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());
