import { askSelfCheck } from "../../usecases/self-check/ask.ts";
import { command } from "./command.ts";

export const selfCheck = command({
  name: "自检",
  key: "check",
  summary: "检查飞书接入、数据库和服务器，逐项给出结果和处理办法",
  may: "checkSelf",
  slots: {},
  run: async ({ app, actor }) => {
    await askSelfCheck(app, actor);
    return [];
  },
});
