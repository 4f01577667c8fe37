/** 00-4: the three workstreams. */
export const workstreams = {
  peaceBuilding: "平安建设",
  municipalGovernance: "市域社会治理现代化",
  gangCrimeCrackdown: "扫黑除恶",
} as const;
export type Workstream = keyof typeof workstreams;

/** 八(一)–(八); `needsBasis` marks those whose source must be shown. */
export const categories = {
  keyInstructions: { label: "（一）重要讲话和指示批示", article: "八(一)", needsBasis: true },
  leaderInstructions: { label: "（二）领导批示及交办", article: "八(二)", needsBasis: true },
  lawsAndSystems: { label: "（三）法律法规和制度", article: "八(三)", needsBasis: true },
  keyDocuments: { label: "（四）重要文件", article: "八(四)", needsBasis: true },
  meetingsAndDeployments: { label: "（五）重要会议和部署", article: "八(五)", needsBasis: true },
  specialTasks: { label: "（六）专项工作", article: "八(六)", needsBasis: true },
  grassrootsFoundations: { label: "（七）基层基础建设", article: "八(七)", needsBasis: false },
  other: { label: "（八）其他事项", article: "八(八)", needsBasis: false },
} as const satisfies Record<string, { label: string; article: string; needsBasis: boolean }>;
export type Category = keyof typeof categories;

/** 八(七): the thirteen topics of grass-roots work. */
export const topics = {
  politicalLegalCommissioner: "政法委员配备",
  governanceCenter: "综治中心实体化运行",
  gridManagement: "网格化服务管理",
  brightProject: "雪亮工程",
  psychologicalService: "心理服务体系",
  disputeResolution: "矛盾纠纷多元化解",
  grassrootsPeaceCreation: "系列基层平安创建",
  securityPreventionSystem: "社会治安防控体系",
  massPreventionTeams: "群防群治队伍",
  coordinationMechanism: "协调机制建设运行",
  leaderResponsibility: "领导责任制落实",
  cadreTraining: "综治干部教育培训",
  satisfactionImprovement: "满意度巩固提升",
} as const;
export type Topic = keyof typeof topics;

/** 00-3: documents an item may cite. `otherBasis` asks for the document to be named in 来源. */
export const bases = {
  regulation2021: "安平安发〔2021〕3号 督导检查实施细则",
  politicalLegalWork: "《中国共产党政法工作条例》",
  centralPeaceOpinion: "《中共中央国务院关于加快推进社会治理现代化开创平安中国建设新局面的意见》",
  provincialPeaceDecision: "《关于建设更高水平平安陕西的决定》",
  cityPeaceMeasures: "《关于建设更高水平平安安康若干措施的通知》",
  cityGovernancePlan: "《安康市创建全国市域社会治理现代化城市实施方案》",
  centralResponsibility: "《中央健全落实社会治安综合治理领导责任制规定》",
  provincialResponsibility: "《陕西省社会治安综合治理领导责任制实施办法》",
  cityResponsibility: "《安康市健全落实社会治安综合治理领导责任制实施细则》",
  sixSynchronisations: "《关于坚持“六化同步”加快推进易地搬迁安置区社会治理现代化的实施意见》",
  otherBasis: "其他文件、批示或会议（在来源中写明）",
} as const;
export type BasisKey = keyof typeof bases;
