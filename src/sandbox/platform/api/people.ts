import { z } from "zod";
import { limits } from "../../../feishu/limits.ts";
import { botName, botOpenId } from "../options.ts";
import type { Route } from "./call.ts";
import { bodyOf, ok, queryOf } from "./call.ts";

const words = z.array(z.string().min(1)).max(limits.idsAtOnce.most).optional();
const asked = z
  .strictObject({ mobiles: words, emails: words, include_resigned: z.boolean().optional() })
  .refine(({ mobiles = [], emails = [] }) => mobiles.length + emails.length > 0);

const idType = z.strictObject({ user_id_type: z.literal("open_id") });

/** Feishu docs: contact/v3/user/batch_get_id. Unknown people come back without an id. */
const idsRoute: Route = {
  name: "contact.user.batchGetId",
  method: "POST",
  path: "/open-apis/contact/v3/users/batch_get_id",
  writes: false,
  run({ chats }, call) {
    queryOf(call, idType, 40004);
    const { mobiles = [], emails = [] } = bodyOf(call, asked, 40004);
    const idOf = (key: "mobile" | "email", word: string) => chats.people().find((each) => each[key] === word)?.openId;
    const entry = (key: "mobile" | "email", word: string) => {
      const user_id = idOf(key, word);
      return user_id === undefined ? { [key]: word } : { [key]: word, user_id };
    };
    const found = [...mobiles.map((word) => entry("mobile", word)), ...emails.map((word) => entry("email", word))];
    return ok({ user_list: found });
  },
};

/** Feishu docs: bot/v3/info. It answers without `data`. */
const botRoute: Route = {
  name: "bot.info",
  method: "GET",
  path: "/open-apis/bot/v3/info",
  writes: false,
  run: () => ({
    json: {
      code: 0,
      msg: "ok",
      bot: { activate_status: 2, app_name: botName, avatar_url: "", ip_white_list: [], open_id: botOpenId },
    },
  }),
};

export const peopleRoutes = [idsRoute, botRoute];
