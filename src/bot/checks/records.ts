import { auditHealth } from "../../db/audit-health.ts";
import { backlog } from "../../db/deliveries.ts";
import { oldestUnsealed } from "../../db/journal-seals.ts";
import { nativeState } from "../../db/native-commands.ts";
import type { Database } from "../../db/open.ts";
import { databaseSays, lastOfType, lastSentAt, reach } from "../../db/traffic.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import { momentInWords } from "../../domain/calendar/words.ts";
import { neededEvents } from "../../feishu/needed.ts";
import { slashScope } from "../../feishu/slash-commands.ts";
import type { Check, DatabaseGround, Found } from "./check.ts";
import { bad, good, warning } from "./check.ts";

const failed = (): Found => bad("无法读取", "请先按“数据库”一项处理，再检查一次");

const inWords = ({ app }: DatabaseGround, at: Date): string => momentInWords(at, dayOf(app.clock.now()));

const EVENTS = "开发者后台 → 本应用 → 事件与回调";

const database: Check<DatabaseGround> = {
  id: "database",
  label: "数据库",
  run: async ({ app, database: { kind, ping } }) => {
    await ping();
    const { version } = await databaseSays(app.db);
    return good(kind === "pglite" ? "正常（内置数据库，只供试用）" : `正常（PostgreSQL ${version.split(" ")[0]}）`);
  },
  failed: () => bad("没有应答", "请检查 DATABASE_URL、数据库服务和网络"),
};

const migrations: Check<DatabaseGround> = {
  id: "migrations",
  label: "数据库迁移",
  run: async ({ database: { inStep } }) =>
    (await inStep()) ? good("到位") : bad("还没有迁移到这个版本", "请重新启动服务，迁移在启动时自动进行"),
  failed,
};

const SKEW_MS = 5_000;

const databaseClock: Check<DatabaseGround> = {
  id: "databaseClock",
  label: "数据库时钟",
  run: async ({ app, machine }) => {
    const before = machine.now().getTime();
    const { at } = await databaseSays(app.db);
    const aheadMs = (before + machine.now().getTime()) / 2 - at.getTime();
    if (Math.abs(aheadMs) < SKEW_MS) return good("与本机一致");
    const says = `与本机相差 ${Math.round(Math.abs(aheadMs) / 1_000)} 秒`;
    return warning(says, "请在本机和数据库服务器上启用时间同步（NTP）");
  },
  failed,
};

const people: Check<DatabaseGround> = {
  id: "people",
  label: "通讯录",
  run: async ({ app }) => {
    const { people: all, unreachable } = await reach(app.db);
    if (all === 0) return bad("还没有导入", "请按说明填写表格并导入：npm run roster -- template roster.xlsx");
    if (unreachable === 0) return good(`${all} 人，均可送达`);
    const cure = "请核对这些人员的飞书账号和应用可用范围，再重新导入通讯录";
    return warning(`${all} 人，其中 ${unreachable} 人无法送达`, cure);
  },
  failed,
};

const WAITS_MS = 120_000;

const outgoing: Check<DatabaseGround> = {
  id: "outgoing",
  label: "发出消息",
  run: async (ground) => {
    const { db, clock } = ground.app;
    const { waiting, oldest } = await backlog(db, clock.now());
    const waitedMs = oldest ? clock.now().getTime() - oldest.getTime() : 0;
    const last = await lastSentAt(db);
    const sent = last ? `最近一次 ${inWords(ground, last)}` : "还没有发出过";
    if (waitedMs < WAITS_MS) return last ? good(sent) : warning(sent, "请在飞书中向机器人发送 /自检");
    const minutes = Math.floor(waitedMs / 60_000);
    const cure = "请确认至少有一个 worker（或 all）进程在运行，并查看待处置和运行日志";
    return bad(`有 ${waiting} 条待发，最早一条已等 ${minutes} 分钟；${sent}`, cure);
  },
  failed,
};

const look = "请查看待处置和运行日志，必要时重新启动服务";

/** Doctor looks into an embedded database only while nobody runs on it: then everything stands still, and rightly. */
const stillness = { postgres: bad, pglite: warning } as const satisfies Record<Database["kind"], typeof bad>;

const auditor: Check<DatabaseGround> = {
  id: "audit",
  label: "运行核对",
  run: async ({ app, database: { kind } }) => {
    const { state, ageMs, says } = await auditHealth(app.db);
    if (state === "well") return good("应发应办的没有遗漏");
    if (state === "amiss") return bad(says.join(""), look);
    const cure = "请确认至少有一个 worker（或 all）进程在运行，并查看运行日志";
    if (state === "never") return warning("还没有进行过", cure);
    return stillness[kind](`已停止 ${Math.floor(ageMs / 60_000)} 分钟`, cure);
  },
  failed,
};

const UNSEALED_MS = 60_000;

const seals: Check<DatabaseGround> = {
  id: "journalSeals",
  label: "操作日志封存",
  run: async ({ app, database: { kind } }) => {
    const oldest = await oldestUnsealed(app.db);
    const waitedMs = oldest ? app.clock.now().getTime() - oldest.getTime() : 0;
    if (waitedMs < UNSEALED_MS) return good("正常");
    return stillness[kind](`最早一条未封存的日志已等 ${Math.floor(waitedMs / 60_000)} 分钟`, look);
  },
  failed,
};

const received = (id: string, label: string, about: { type: string; cure: string }): Check<DatabaseGround> => ({
  id,
  label,
  run: async (ground) => {
    const last = await lastOfType(ground.app.db, about.type);
    return last ? good(`最近一次 ${inWords(ground, last)}`) : bad("近 30 天没有收到", about.cure);
  },
  failed,
});

const others: Check<DatabaseGround> = {
  id: "otherEvents",
  label: "其他事件",
  run: async ({ app }) => {
    const seen = await Promise.all(neededEvents.others.map((type) => lastOfType(app.db, type)));
    const unseen = neededEvents.others.filter((_, n) => seen[n] === null);
    if (unseen.length === 0) return good("近 30 天都收到过");
    const cure = `没有发生过就不会收到；请在${EVENTS} → 事件配置核对是否都已添加`;
    return warning(`近 30 天没有收到 ${unseen.join("、")}`, cure);
  },
  failed,
};

const typed = "不影响使用，命令照常输入";

const slash: Check<DatabaseGround> = {
  id: "nativeCommands",
  label: "斜杠命令列表",
  run: async ({ app }) => {
    const { state, made } = await nativeState(app.db);
    const again = `启动时和此后每小时自动再试；${typed}`;
    if (state === "registered") return good(`已登记 ${Object.keys(made).length} 条，供客户端提示`);
    if (state === "absent") return good(`平台不提供，${typed}`);
    if (state === "waiting") return good("启动后自动登记");
    if (state === "failed") return warning("没有登记成功", `请查看运行日志。${again}`);
    const cure = `如需客户端提示命令，请在飞书开放平台“开发者后台 → 本应用”→ 权限管理开通 ${slashScope}，并发布版本。${again}`;
    return warning("没有登记命令的权限", cure);
  },
  failed,
};

/** What our own records tell: the ways in and out, judged by what really came and went. */
export const recordChecks: readonly Check<DatabaseGround>[] = [
  database,
  migrations,
  databaseClock,
  people,
  outgoing,
  auditor,
  seals,
  received("incoming", "收到消息", {
    type: neededEvents.message,
    cure: `请在${EVENTS} → 事件配置核对请求地址和 ${neededEvents.message}，发布版本后向机器人发一句话`,
  }),
  received("click", "卡片按钮", {
    type: neededEvents.click,
    cure: `请在${EVENTS} → 回调配置核对请求地址和 ${neededEvents.click}，发布版本后发送 /自检 并点“确认收到”`,
  }),
  others,
  slash,
];
