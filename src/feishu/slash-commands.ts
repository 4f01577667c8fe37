import { z } from "zod";
import type { Caller } from "./caller.ts";
import { FeishuError } from "./errors.ts";
import { allPages, pageOf } from "./pages.ts";

const PATH = "/open-apis/application/v7/app_slash_commands";
/** The scope that lets the app list and change its commands; without it people type them all the same. */
export const slashScope = "application:app_slash_command:write";

const ID = /^[A-Za-z0-9_-]{1,128}$/;
const idText = z.string().regex(ID);

const listed = z.object({
  command_id: idText,
  command: z.string(),
  description: z.object({ default_value: z.string().nullish() }).nullish(),
});
const made = z.object({ data: z.object({ command_id: idText }) });
const done = z.object({});

const pathOf = (id: string): string => {
  if (!ID.test(id)) throw new FeishuError({ call: "slash command id", outcome: "bug", sent: "no" });
  return `${PATH}/${id}`;
};

const body = ({ name, description }: { name?: string; description: string }) => ({
  ...(name === undefined ? {} : { command: name }),
  description: { default_value: description },
});

/** The commands the client offers behind a slash. Feishu docs: application/v7/app_slash_commands; the SDK does not know them. */
export function slashCalls(call: Caller) {
  return {
    async slashCommands(): Promise<{ id: string; name: string; description: string }[]> {
      const items = await allPages("slashCommands", (page_token) =>
        call("slashCommands", pageOf(listed), (sdk, auth) =>
          sdk.request({ method: "GET", url: PATH, params: { page_token } }, auth),
        ),
      );
      return items.map(({ command_id: id, command: name, description }) => {
        return { id, name, description: description?.default_value ?? "" };
      });
    },

    async addSlashCommand(command: { name: string; description: string }): Promise<string> {
      const { data } = await call("addSlashCommand", made, (sdk, auth) =>
        sdk.request({ method: "POST", url: PATH, data: body(command) }, auth),
      );
      return data.command_id;
    },

    async describeSlashCommand(id: string, description: string): Promise<void> {
      const url = pathOf(id);
      await call("describeSlashCommand", done, (sdk, auth) =>
        sdk.request({ method: "PATCH", url, data: body({ description }) }, auth),
      );
    },

    async dropSlashCommand(id: string): Promise<void> {
      const url = pathOf(id);
      await call("dropSlashCommand", done, (sdk, auth) => sdk.request({ method: "DELETE", url }, auth));
    },
  };
}
