import type { Category } from "../item/categories.ts";

type SourceRow = { label: string; words: readonly string[]; category: Category | null };

/** 四 04-4: whence a matter comes that may be registered; `category` is what the form of 立项 suggests for it. */
export const sourceKinds = {
  instruction: { label: "领导批示", words: ["领导批示", "领导交办", "批示"], category: "leaderInstructions" },
  superior: { label: "上级交办", words: ["上级交办", "上级"], category: "leaderInstructions" },
  document: { label: "文件", words: ["文件", "来文", "重要文件"], category: "keyDocuments" },
  meeting: { label: "会议", words: ["会议", "会议部署", "重要会议"], category: "meetingsAndDeployments" },
  proposal: { label: "单位提请", words: ["单位提请", "提请"], category: null },
  people: { label: "群众反映", words: ["群众反映", "群众"], category: null },
  other: { label: "其他", words: ["其他", "其他来源"], category: null },
} as const satisfies Record<string, SourceRow>;
export type SourceKind = keyof typeof sourceKinds;

export const everySourceKind = Object.keys(sourceKinds) as SourceKind[];

export const isSourceKind = (value: unknown): value is SourceKind =>
  typeof value === "string" && Object.hasOwn(sourceKinds, value);
