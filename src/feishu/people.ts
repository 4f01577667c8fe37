import { z } from "zod";
import type { Caller } from "./caller.ts";
import { checkedId, idOf } from "./ids.ts";
import { limits } from "./limits.ts";

export type Asked = { mobiles: string[]; emails: string[] };

const found = z.object({
  data: z.object({
    user_list: z
      .array(z.object({ user_id: z.string().nullish(), mobile: z.string().nullish(), email: z.string().nullish() }))
      .nullish(),
  }),
});

const bot = z.object({ bot: z.object({ open_id: idOf("openId"), app_name: z.string() }) });

const sliceOf = (all: string[], number: number): string[] =>
  all.slice(number * limits.idsAtOnce.most, (number + 1) * limits.idsAtOnce.most);

/** Fifty mobiles and fifty addresses a batch. */
function batches({ mobiles, emails }: Asked): Asked[] {
  const count = Math.ceil(Math.max(mobiles.length, emails.length) / limits.idsAtOnce.most);
  return Array.from({ length: count }, (_, number) => ({
    mobiles: sliceOf(mobiles, number),
    emails: sliceOf(emails, number),
  }));
}

/** The platform may answer in a spelling of its own: a mainland number without +86, an address in small letters. */
const normal = (word: string): string => word.toLowerCase().replace(/^\+86/, "").replaceAll(/[\s-]/g, "");

export function peopleCalls(call: Caller) {
  const idsOf = (asked: Asked) =>
    call("findOpenIds", found, (sdk, auth) =>
      sdk.contact.v3.user.batchGetId({ params: { user_id_type: "open_id" }, data: asked }, auth),
    );

  return {
    async findOpenIds(asked: Asked): Promise<Map<string, string>> {
      const spelling = new Map([...asked.mobiles, ...asked.emails].map((word) => [normal(word), word]));
      const known = new Map<string, string>();
      for (const batch of batches(asked)) {
        for (const { user_id, mobile, email } of (await idsOf(batch)).data.user_list ?? []) {
          const word = spelling.get(normal(mobile || email || ""));
          if (user_id && word !== undefined) known.set(word, checkedId("openId", user_id));
        }
      }
      return known;
    },

    async botInfo(): Promise<{ openId: string; name: string }> {
      const answer = await call("botInfo", bot, (sdk, auth) =>
        sdk.request({ method: "GET", url: "/open-apis/bot/v3/info" }, auth),
      );
      return { openId: answer.bot.open_id, name: answer.bot.app_name };
    },
  };
}
