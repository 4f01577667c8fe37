import { command } from "./command.ts";

export const todo = command({
  name: "待办",
  aliases: ["我的待办"],
  key: "todo",
  summary: "等待我办理的事项",
  may: null,
  slots: {},
  run: async () => [{ view: "todo" }],
});
