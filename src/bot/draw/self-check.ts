import { z } from "zod";
import type { Fact, Tone } from "../../../cards/facts.ts";
import { plainCard } from "../../../cards/plain.ts";
import type { SelfCheck } from "../../db/self-checks.ts";
import { selfCheckById } from "../../db/self-checks.ts";
import { may } from "../../domain/access/rights.ts";
import { momentInWords } from "../../domain/calendar/words.ts";
import type { Finding } from "../checks/check.ts";
import { finding } from "../checks/check.ts";
import type { Draw, Sight } from "./sight.ts";

const signs = { bad: "需处理", warning: "请留意", good: "正常" } as const satisfies Record<Finding["state"], string>;
const order = ["bad", "warning", "good"] as const;
const SCOPES = "scopes";

const line = ({ label, state, says, cure }: Finding): Fact => ({
  label: state === "good" ? label : `${label}（${signs[state]}）`,
  value: cure ? `${says}。${cure}。` : says,
});

/** Ten lines that all say 已开通 are one. */
function together(found: readonly Finding[]): Fact[] {
  const granted = found.filter(({ id, state }) => id === SCOPES && state === "good");
  const lines = order.flatMap((state) =>
    found.filter((each) => each.state === state && !granted.includes(each)).map(line),
  );
  return granted.length > 0 ? [...lines, { label: "权限", value: `已开通 ${granted.length} 项` }] : lines;
}

/** This very card, and the click on it, outweigh what the records said before. */
function proven({ today }: Sight, { confirmedAt }: SelfCheck, found: readonly Finding[]): Finding[] {
  const proof = (each: Finding): string | null => {
    if (each.id === "click" && confirmedAt) return `本卡的点击已于${momentInWords(confirmedAt, today)}收到`;
    return each.id === "outgoing" && each.state === "warning" ? "本卡已经送达" : null;
  };
  return found.map((each) => {
    const says = proof(each);
    return says === null ? each : { ...each, state: "good", says, cure: null };
  });
}

const tones: Record<Finding["state"], Tone> = { bad: "grave", warning: "comingDue", good: "done" };

function summary(found: readonly Finding[]): string {
  const count = (state: Finding["state"]) => found.filter((each) => each.state === state).length;
  if (count("bad") + count("warning") === 0) return `共检查 ${found.length} 项，全部正常。`;
  return `共检查 ${found.length} 项：需处理 ${count("bad")} 项，请留意 ${count("warning")} 项，其余正常。`;
}

/** 自检结果: what needs a hand first, each with its cure; the button proves the way back. */
export const drawSelfCheck: Draw<"selfCheck"> = async (sight, { selfCheckId }) => {
  const { app, viewer, pen, today } = sight;
  const check = await selfCheckById(app.db, selfCheckId);
  if (!check?.doneAt || !viewer || check.personId !== viewer.id || !may(viewer, "checkSelf")) return null;
  const found = proven(sight, check, z.array(finding).parse(check.findings));
  const worst = order.find((state) => found.some((each) => each.state === state)) ?? "good";
  const subject = { view: "selfCheck", selfCheckId } as const;
  const ask = check.confirmedAt
    ? "消息和按钮一去一回均已核对。"
    : "这张卡片已经送达。请点“确认收到”，核对按钮能否送回。";
  return plainCard({
    tone: tones[worst],
    title: "自检结果",
    paragraphs: [summary(found), ask],
    facts: [{ label: "检查时间", value: momentInWords(check.doneAt, today) }, ...together(found)],
    actions: check.confirmedAt
      ? []
      : [pen.button({ label: "确认收到", act: "confirmCheck", subject, kind: "primary" })],
    form: null,
    reference: pen.reference,
  });
};
