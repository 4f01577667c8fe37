import { askEntry } from "../../usecases/ops/ask.ts";
import { command } from "./command.ts";

export const ops = command({
  name: "后台",
  aliases: ["运维"],
  key: "ops",
  summary: "在浏览器中查看后台任务的排队和运行情况，只能查看",
  may: "seeJobs",
  slots: {},
  run: async ({ app, actor }) => [{ view: "opsEntry", entryId: await askEntry(app, actor) }],
});
