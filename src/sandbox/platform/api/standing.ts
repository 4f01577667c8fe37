import { z } from "zod";
import { neededScopes } from "../../../feishu/needed.ts";
import type { Route } from "./call.ts";
import { ok, queryOf } from "./call.ts";

const GRANTED = 1;
const NOT_GRANTED = 2;

/** Feishu docs: application/v6/scope/list. Everything is granted but what was withdrawn by hand. */
const scopesRoute: Route = {
  name: "application.scope.list",
  method: "GET",
  path: "/open-apis/application/v6/scopes",
  writes: false,
  run: ({ troubles }) =>
    ok({
      scopes: neededScopes.map(({ name }) => ({
        scope_name: name,
        scope_type: "tenant",
        grant_status: troubles.withdrawnScopes.has(name) ? NOT_GRANTED : GRANTED,
      })),
    }),
};

const rangeAsked = z.strictObject({ user_id_type: z.literal("open_id"), page_size: z.string() });

/** Feishu docs: contact/v3/scope/list. The app sees the whole city. */
const rangeRoute: Route = {
  name: "contact.scope.list",
  method: "GET",
  path: "/open-apis/contact/v3/scopes",
  writes: false,
  run(_, call) {
    queryOf(call, rangeAsked, 40004);
    return ok({ department_ids: ["0"], user_ids: [], group_ids: [], has_more: false });
  },
};

export const standingRoutes = [scopesRoute, rangeRoute];
