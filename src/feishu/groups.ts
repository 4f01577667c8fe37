import { z } from "zod";
import type { Caller } from "./caller.ts";
import { checkedId, idOf } from "./ids.ts";
import { limits } from "./limits.ts";
import { allPages, pageOf } from "./pages.ts";

export type Group = { chatId: string; name: string; external: boolean };
/** `tenantKey` of another tenant than ours means an external member; null when the platform does not say. */
export type Member = { openId: string; name: string; tenantKey: string | null };

const group = z.object({ chat_id: idOf("chat"), name: z.string().nullish(), external: z.boolean().nullish() });
const member = z.object({
  member_id: idOf("openId"),
  name: z.string().nullish(),
  tenant_key: z.string().nullish(),
});

const done = z.object({});

export function groupCalls(call: Caller, appId: string) {
  return {
    async groups(): Promise<Group[]> {
      const items = await allPages("groups", (page_token) => {
        const params = { page_size: limits.groupsPage.most, page_token };
        return call("groups", pageOf(group), (sdk, auth) => sdk.im.v1.chat.list({ params }, auth));
      });
      return items.map(({ chat_id, name, external }) => ({
        chatId: chat_id,
        name: name ?? "",
        external: external ?? false,
      }));
    },

    async members(chatId: string): Promise<Member[]> {
      const path = { chat_id: checkedId("chat", chatId) };
      const items = await allPages("members", (page_token) => {
        const params = { member_id_type: "open_id" as const, page_size: limits.membersPage.most, page_token };
        return call("members", pageOf(member), (sdk, auth) => sdk.im.v1.chatMembers.get({ path, params }, auth));
      });
      return items.map(({ member_id, name, tenant_key }) => ({
        openId: member_id,
        name: name ?? "",
        tenantKey: tenant_key || null,
      }));
    },

    async leave(chatId: string): Promise<void> {
      const path = { chat_id: checkedId("chat", chatId) };
      const itself = { params: { member_id_type: "app_id" as const }, data: { id_list: [appId] } };
      await call("leave", done, (sdk, auth) => sdk.im.v1.chatMembers.delete({ path, ...itself }, auth));
    },
  };
}
