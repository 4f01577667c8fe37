import { plainCard } from "../../../cards/plain.ts";
import { cityOfficeIfAny } from "../../db/city-office.ts";
import { officeStaff } from "../../db/roster-store.ts";
import type { Draw } from "./sight.ts";

/** To somebody the roster does not know: polite, with the office's people by name and nothing else. */
export const drawStranger: Draw<"stranger"> = async ({ app, pen }) => {
  const office = await cityOfficeIfAny(app.db);
  const names = office ? (await officeStaff(app.db, office.id)).map(({ name }) => name) : [];
  const whom = `${office?.name ?? "市委平安办"}${names.length > 0 ? `（${names.join("、")}）` : ""}`;
  return plainCard({
    tone: "information",
    title: "您尚未列入通讯录",
    paragraphs: ["您好。您尚未列入平安建设督导通讯录，暂时不能办理督办事项。", `如因工作需要，请联系${whom}登记。`],
    facts: [],
    actions: [],
    form: null,
    reference: pen.reference,
  });
};
