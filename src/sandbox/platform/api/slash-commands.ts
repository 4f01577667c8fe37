import { randomBytes } from "node:crypto";
import { z } from "zod";
import { slashScope } from "../../../feishu/slash-commands.ts";
import { ApiRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import type { Call, Route } from "./call.ts";
import { bodyOf, ok } from "./call.ts";

const PATH = "/open-apis/application/v7/app_slash_commands";
const MOST = 100;

const name = z.string().regex(/^[^/\s]{1,32}$/);
const description = z.strictObject({
  default_value: z.string().min(1),
  i18n: z.record(z.string(), z.string()).optional(),
});
const adding = z.strictObject({ command: name, description });
const changing = z.strictObject({ command: name.optional(), description: description.optional() });

function allowed({ troubles, slashCommands }: World) {
  if (troubles.withdrawnScopes.has(slashScope)) throw new ApiRefusal(99991672, "Access denied");
  return slashCommands;
}

function known(world: World, call: Call) {
  const found = allowed(world).get(call.path.command_id ?? "");
  if (!found) throw new ApiRefusal(40000001, "command not found");
  return found;
}

const route = (method: Route["method"], path: string, run: Route["run"]): Route => ({
  name: `application.slash.${method.toLowerCase()}`,
  method,
  path,
  writes: method !== "GET",
  run,
});

/** Feishu docs: application/v7/app_slash_commands. */
export const slashRoutes: readonly Route[] = [
  route("GET", PATH, (world) => {
    const items = [...allowed(world)].map(([command_id, each]) => ({ command_id, ...each }));
    return ok({ items, has_more: false, page_token: "" });
  }),
  route("POST", PATH, (world, call) => {
    const all = allowed(world);
    const made = bodyOf(call, adding, 40000002);
    const exists = [...all.values()].some(({ command }) => command === made.command);
    if (exists) throw new ApiRefusal(40000000, "command already exists");
    if (all.size >= MOST) throw new ApiRefusal(40000003, "too many commands");
    const command_id = `cmd_${randomBytes(8).toString("hex")}`;
    all.set(command_id, made);
    return ok({ command_id, command: made.command });
  }),
  route("PATCH", `${PATH}/:command_id`, (world, call) => {
    Object.assign(known(world, call), bodyOf(call, changing, 40000002));
    return ok();
  }),
  route("DELETE", `${PATH}/:command_id`, (world, call) => {
    known(world, call);
    world.slashCommands.delete(call.path.command_id ?? "");
    return ok();
  }),
];
