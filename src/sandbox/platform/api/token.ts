import { z } from "zod";
import { ApiRefusal } from "../refusal.ts";
import type { Tokens } from "../tokens.ts";
import type { Route } from "./call.ts";
import { bodyOf } from "./call.ts";

const asked = z.strictObject({ app_id: z.string(), app_secret: z.string() });

/** Feishu docs: auth/v3/tenant_access_token_internal. */
export const tokenRoute = (tokens: Tokens): Route => ({
  name: "auth.tenantToken",
  method: "POST",
  path: "/open-apis/auth/v3/tenant_access_token/internal",
  writes: false,
  open: true,
  run({ options: { keys } }, call) {
    const { app_id, app_secret } = bodyOf(call, asked, 10003);
    if (app_id !== keys.appId) throw new ApiRefusal(10003, "invalid param", { httpStatus: 200 });
    if (app_secret !== keys.appSecret) throw new ApiRefusal(10014, "app secret invalid", { httpStatus: 200 });
    return { json: { code: 0, msg: "ok", ...tokens.grant() } };
  },
});
