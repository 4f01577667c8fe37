import { may } from "../../domain/access/rights.ts";
import { Refusal } from "../../refusal.ts";
import { command } from "./command.ts";

export const status = command({
  name: "状态",
  key: "status",
  summary: "系统运行状态",
  may: "seeHealth",
  slots: {},
  run: async ({ actor }) => {
    if (!may(actor, "seeHealth")) throw new Refusal("notAllowed", { what: "查看系统状态", right: "seeHealth" });
    return [{ view: "status" }];
  },
});
