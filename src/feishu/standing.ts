import { z } from "zod";
import type { Caller } from "./caller.ts";

/** How much of the organisation's directory the app may see. */
export type ContactRange = { everybody: boolean; departments: number; people: number };

const granted = z.object({
  data: z.object({
    scopes: z
      .array(z.object({ scope_name: z.string(), grant_status: z.number(), scope_type: z.string().nullish() }))
      .nullish(),
  }),
});

const GRANTED = 1;
const ROOT = "0";

const ids = z.array(z.string()).nullish();
const range = z.object({ data: z.object({ department_ids: ids, user_ids: ids, has_more: z.boolean().nullish() }) });

/** What the tenant lets the app do. Feishu docs: application/v6/scope/list, contact/v3/scope/list. */
export function standingCalls(call: Caller) {
  return {
    async grantedScopes(): Promise<Set<string>> {
      const { data } = await call("grantedScopes", granted, (sdk, auth) => sdk.application.v6.scope.list({}, auth));
      const own = (data.scopes ?? []).filter(({ grant_status, scope_type }) => {
        return grant_status === GRANTED && (scope_type ?? "tenant") === "tenant";
      });
      return new Set(own.map(({ scope_name }) => scope_name));
    },

    async contactRange(): Promise<ContactRange> {
      const { data } = await call("contactRange", range, (sdk, auth) =>
        sdk.contact.v3.scope.list({ params: { user_id_type: "open_id", page_size: 100 } }, auth),
      );
      const departments = data.department_ids ?? [];
      return {
        everybody: departments.includes(ROOT),
        departments: departments.length,
        people: (data.user_ids ?? []).length,
      };
    },
  };
}
