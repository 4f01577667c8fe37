import { FeishuError } from "../../feishu/errors.ts";

/** What is done about a file that could not be fetched or kept. */
export type Remedy =
  /** Later again, a bounded number of times. */
  | { kind: "later" }
  /** An administrator must change something meanwhile; later again, a bounded number of times. */
  | { kind: "laterWithAdmin"; why: string }
  /** Never; the sender is told why. */
  | { kind: "never"; sentence: string }
  /** Never, and an administrator must make room. */
  | { kind: "neverWithAdmin"; sentence: string; why: string };

const later = { kind: "later" } as const;
const never = (sentence: string): Remedy => ({ kind: "never", sentence });
const platform: Remedy = { kind: "laterWithAdmin", why: "应用没有下载消息中文件的权限，或平台额度已用完" };
const forbidden = never("所在会话不允许下载文件。请在与督办助手的私聊中重新发送。");
const unfetched = never("平台不提供这个文件的下载。请换一种格式或压缩后重新发送。");

const byOutcome: Record<FeishuError["outcome"], Remedy> = {
  retry: later,
  unknown: later,
  locked: later,
  refreshToken: platform,
  alarm: platform,
  gone: never("消息已被撤回或删除。如仍需作为佐证，请重新发送。"),
  channelDead: never("机器人已不在该会话中。请在与督办助手的私聊中重新发送。"),
  fixContent: unfetched,
  personUnreachable: unfetched,
  expired: unfetched,
  stopPolling: unfetched,
  urgentRefused: unfetched,
  noRetry: unfetched,
  bug: unfetched,
};

/** Codes whose sentence says more than the outcome does (feishu.md §7.6, §8.2). */
const byCode: Readonly<Record<number, Remedy>> = {
  234037: never("文件超过 100 MB，无法收存。请压缩或拆分后重新发送。"),
  234038: forbidden,
  234040: forbidden,
  234043: never("卡片和合并转发中的文件无法读取。请将文件单独发送。"),
};

const full: Remedy = {
  kind: "neverWithAdmin",
  sentence: "存储空间已满，文件没有收存。已告知系统管理员，请稍后重新发送。",
  why: "磁盘空间不足",
};
const unwritable: Remedy = { kind: "laterWithAdmin", why: "存放目录不能写入" };

const byDisk: Readonly<Record<string, Remedy>> = {
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: full,
  EACCES: unwritable,
  EPERM: unwritable,
  EROFS: unwritable,
};

/** The error table of fetching; an error it does not know is tried again. */
export function remedyFor(error: unknown): Remedy {
  if (error instanceof FeishuError) return byCode[error.code ?? 0] ?? byOutcome[error.outcome];
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return byDisk[code] ?? later;
}

export const isDisk = (error: unknown): boolean => !(error instanceof FeishuError);
