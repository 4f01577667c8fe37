import { command } from "./command.ts";

export const me = command({
  name: "我",
  key: "me",
  summary: "我的单位、角色和权限",
  may: null,
  slots: {},
  run: async () => [{ view: "me" }],
});
