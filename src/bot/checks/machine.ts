import { constants } from "node:fs";
import { access, statfs } from "node:fs/promises";
import { dayOf, yearOf } from "../../domain/calendar/day.ts";
import type { Check, Found, MachineGround } from "./check.ts";
import { bad, good, warning } from "./check.ts";

const GB = 1024 ** 3;
const LOW_BYTES = 2 * GB;
const FULL_BYTES = GB / 4;

const size = (bytes: number): string => `${(bytes / GB).toFixed(1)} GB`;

const disk: Check<MachineGround> = {
  id: "disk",
  label: "磁盘空间",
  run: async ({ dataDir }) => {
    await access(dataDir, constants.W_OK);
    const { bavail, bsize } = await statfs(dataDir);
    const left = bavail * bsize;
    const says = `DATA_DIR 剩余 ${size(left)}`;
    const cure = "请清理磁盘或扩充空间，否则佐证材料无法收存";
    if (left < FULL_BYTES) return bad(says, cure);
    return left < LOW_BYTES ? warning(says, cure) : good(says);
  },
  failed: () => bad("DATA_DIR 不能写入", "请检查该文件夹是否存在、运行本程序的用户是否有写权限"),
};

/** By then the arrangement of the next year has long been published. */
const isDecember = (day: string): boolean => day.slice(5, 7) === "12";

const calendar: Check<MachineGround> = {
  id: "calendar",
  label: "节假日安排",
  run: async ({ calendar: published, clock }): Promise<Found> => {
    const today = dayOf(clock.now());
    const year = yearOf(today);
    const cure = "节假日安排随程序更新，请升级到最新版本；在此之前按周一至周五计算并注明";
    if (!published.isPublished(year)) return bad(`没有 ${year} 年的安排`, cure);
    if (published.isPublished(year + 1)) return good(`${year} 年、${year + 1} 年均已收录`);
    const says = `${year} 年已收录，${year + 1} 年尚未收录`;
    return isDecember(today) ? warning(says, cure) : good(says);
  },
  failed: () => bad("无法读取", "请重新安装程序"),
};

const redis: Check<MachineGround> = {
  id: "redis",
  label: "Redis",
  run: async ({ redis: ping }) => {
    if (!ping) return good("没有设置，由进程自行定时");
    await ping();
    return good("正常");
  },
  failed: () => warning("没有应答，各进程暂时自行定时", "请检查 REDIS_URL 和 Redis 服务；恢复后自动接续"),
};

/** What this machine can tell by itself. */
export const machineChecks: readonly Check<MachineGround>[] = [calendar, redis, disk];
