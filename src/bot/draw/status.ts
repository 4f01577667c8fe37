import type { Fact } from "../../../cards/facts.ts";
import { plainCard } from "../../../cards/plain.ts";
import { auditHealth } from "../../db/audit-health.ts";
import { backlog } from "../../db/deliveries.ts";
import { countFollowUps } from "../../db/follow-up-counts.ts";
import { lastEventAt } from "../../db/inbox.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import { yearOf } from "../../domain/calendar/day.ts";
import { momentInWords } from "../../domain/calendar/words.ts";
import type { Draw, Sight } from "./sight.ts";

const MINUTE_MS = 60_000;
/** Beyond this the way out is stuck, not busy. */
const SLOW_MINUTES = 10;
/** The answer to 状态 is still waiting while it is drawn for the first time. */
const ITSELF = 1;

async function auditWords({ app }: Sight): Promise<string> {
  const { state, ageMs, says } = await auditHealth(app.db);
  if (state === "never") return "尚未进行";
  if (state === "stopped") return `已停止 ${Math.floor(ageMs / MINUTE_MS)} 分钟`;
  return says.length > 0 ? says.join("") : "应发应办的没有遗漏";
}

type Health = { slow: boolean; facts: Fact[] };

function calendarWords({ app, today }: Sight): string {
  const year = yearOf(today);
  return [year, year + 1]
    .map((each) => `${each} 年${app.calendar.isPublished(each) ? "已公布" : "未公布，按周一至周五计算"}`)
    .join("；");
}

async function health(sight: Sight, viewer: Actor): Promise<Health> {
  const { app, today, again } = sight;
  const now = app.clock.now();
  const { waiting, oldest } = await backlog(app.db, now);
  const others = again ? waiting : Math.max(0, waiting - ITSELF);
  const event = await lastEventAt(app.db);
  const minutes = oldest ? Math.floor((now.getTime() - oldest.getTime()) / MINUTE_MS) : 0;
  const { office, systemAdmin } = await countFollowUps(app.db, viewer);
  return {
    slow: minutes >= SLOW_MINUTES,
    facts: [
      { label: "数据库", value: "正常" },
      { label: "待发消息", value: others === 0 ? "无积压" : `${others} 条，最早一条已等 ${minutes} 分钟` },
      { label: "运行核对", value: await auditWords(sight) },
      { label: "最近收到飞书消息", value: event ? momentInWords(event, today) : "尚未收到" },
      { label: "待处置", value: `平安办 ${office} 项，系统管理员 ${systemAdmin} 项` },
      { label: "节假日安排", value: calendarWords(sight) },
    ],
  };
}

/** 状态: whether the product works, without a word of anybody's matters. */
export const drawStatus: Draw<"status"> = async (sight) => {
  const { viewer, pen } = sight;
  if (!viewer || !may(viewer, "seeHealth")) return null;
  const { slow, facts } = await health(sight, viewer);
  return plainCard({
    tone: slow ? "grave" : "done",
    title: "运行状态",
    paragraphs: [slow ? "消息发送出现积压，请系统管理员查看。" : "运行正常。"],
    facts,
    actions: [pen.button({ label: "刷新", act: "goto", subject: { view: "status" } })],
    form: null,
    reference: pen.reference,
  });
};
