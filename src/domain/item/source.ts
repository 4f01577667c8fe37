import type { Category } from "./categories.ts";

/** 05-3, 06-3: the categories of what superior organs and leaders hand over, listed apart for office and leaders. */
export const handedDown = ["keyInstructions", "leaderInstructions"] as const satisfies readonly Category[];

/** 08-2: from whom an instruction or task comes down. */
export const sourceLevels = {
  superiorBody: "上级平安建设组织",
  central: "中央",
  province: "省级",
  city: "市级",
} as const;
export type SourceLevel = keyof typeof sourceLevels;

/** How a source names its level. Of several named the first counts: 省委领导在中央文件上的批示 is the province's. */
const marks: Record<SourceLevel, RegExp> = {
  superiorBody:
    /(?:中央|全国|省委?|陕西省?|上级)[^，,。；;、]{0,8}(?:平安[^，,。；;、]{0,12}(?:领导小组|协调小组)|平安办|扫黑办)/,
  central: /总书记|中央|国务院|全国|中办|国办|国家|最高人民|(?:公安|司法|民政|应急管理)部/,
  province: /省|陕西|陕[^，,。；;、]{0,8}〔/,
  city: /市|安康|安[^，,。；;、]{0,8}〔/,
};

/** The level the words of 来源 name; null where they name none. It is read, not asked: nothing is asked twice. */
export function sourceLevelOf(source: string | null): SourceLevel | null {
  if (source === null) return null;
  const found = (Object.keys(marks) as SourceLevel[])
    .map((level) => ({ level, at: source.search(marks[level]) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return found[0]?.level ?? null;
}
