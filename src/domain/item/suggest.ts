import type { BasisKey, Category, Topic, Workstream } from "./categories.ts";

export type Suggestion = {
  workstream: Workstream | null;
  category: Category | null;
  topic: Topic | null;
  basis: BasisKey | null;
};
type Row = { words: RegExp } & Partial<{ [K in keyof Suggestion]: NonNullable<Suggestion[K]> }>;

/** What the words of a matter hint at. Only a suggestion, marked so in the preview; the first row that speaks to a field wins. */
const hints: readonly Row[] = [
  { words: /扫黑|除恶|黑恶|涉黑|涉恶|线索核查/, workstream: "gangCrimeCrackdown" },
  { words: /市域|社会治理现代化/, workstream: "municipalGovernance" },
  { words: /总书记|重要讲话|重要指示/, category: "keyInstructions" },
  { words: /批示|交办|领导指示/, category: "leaderInstructions", basis: "otherBasis" },
  { words: /会议精神|全会|工作会议|会议部署/, category: "meetingsAndDeployments", basis: "otherBasis" },
  { words: /政法工作条例/, basis: "politicalLegalWork" },
  { words: /条例|规定|办法|领导责任制实施细则/, category: "lawsAndSystems" },
  {
    words: /六化同步|搬迁安置/,
    category: "keyDocuments",
    basis: "sixSynchronisations",
    workstream: "municipalGovernance",
  },
  { words: /专项行动|专项工作|专项整治|敏感节点|重大案|维稳安保/, category: "specialTasks" },
  { words: /政法委员/, category: "grassrootsFoundations", topic: "politicalLegalCommissioner" },
  { words: /综治中心/, category: "grassrootsFoundations", topic: "governanceCenter" },
  { words: /网格/, category: "grassrootsFoundations", topic: "gridManagement" },
  { words: /雪亮|视频监控|点位/, category: "grassrootsFoundations", topic: "brightProject" },
  { words: /心理/, category: "grassrootsFoundations", topic: "psychologicalService" },
  { words: /矛盾|纠纷|调解|信访/, category: "grassrootsFoundations", topic: "disputeResolution" },
  {
    words: /平安(村|社区|校园|医院|企业|家庭|景区)|基层平安创建/,
    category: "grassrootsFoundations",
    topic: "grassrootsPeaceCreation",
  },
  { words: /防控/, category: "grassrootsFoundations", topic: "securityPreventionSystem" },
  { words: /群防群治|志愿|巡逻|义警/, category: "grassrootsFoundations", topic: "massPreventionTeams" },
  { words: /协调机制|联席会议/, category: "grassrootsFoundations", topic: "coordinationMechanism" },
  { words: /领导责任制/, category: "grassrootsFoundations", topic: "leaderResponsibility" },
  { words: /培训|教育/, category: "grassrootsFoundations", topic: "cadreTraining" },
  { words: /满意度/, category: "grassrootsFoundations", topic: "satisfactionImprovement" },
  { words: /平安|综治|治安|安全|整改|排查/, workstream: "peaceBuilding" },
];

export function suggest(matter: string): Suggestion {
  const speaking = hints.filter(({ words }) => words.test(matter));
  const first = <K extends keyof Suggestion>(field: K): Suggestion[K] | null =>
    (speaking.find((row) => row[field] !== undefined)?.[field] as Suggestion[K] | undefined) ?? null;
  const category = first("category");
  return {
    workstream: first("workstream") ?? (category === "grassrootsFoundations" ? "peaceBuilding" : null),
    category,
    topic: category === "grassrootsFoundations" ? first("topic") : null,
    basis: first("basis"),
  };
}
