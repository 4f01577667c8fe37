import { may } from "../../domain/access/rights.ts";
import { Refusal } from "../../refusal.ts";
import { command } from "./command.ts";

export const readiness = command({
  name: "就绪",
  summary: "缺督导科室、第一责任人、联络员或收不到消息的单位",
  may: "seeReadiness",
  slots: {},
  run: async ({ actor }) => {
    if (!may(actor, "seeReadiness")) throw new Refusal("notAllowed", { what: "查看就绪情况", right: "seeReadiness" });
    return [{ view: "readiness" }];
  },
});
