/** One notice of the State Council for one year. A stretch off may reach into the neighbouring year. */
export type Arrangement = {
  year: number;
  source: string;
  festivals: readonly { name: string; off: readonly [first: string, last: string]; work: readonly string[] }[];
};

/** 国务院办公厅关于部分节假日安排的通知: stretches off and the working days given back for them. */
export const arrangements: readonly Arrangement[] = [
  {
    year: 2024,
    source: "国办发明电〔2023〕7号",
    festivals: [
      { name: "元旦", off: ["2024-01-01", "2024-01-01"], work: [] },
      { name: "春节", off: ["2024-02-10", "2024-02-17"], work: ["2024-02-04", "2024-02-18"] },
      { name: "清明节", off: ["2024-04-04", "2024-04-06"], work: ["2024-04-07"] },
      { name: "劳动节", off: ["2024-05-01", "2024-05-05"], work: ["2024-04-28", "2024-05-11"] },
      { name: "端午节", off: ["2024-06-10", "2024-06-10"], work: [] },
      { name: "中秋节", off: ["2024-09-15", "2024-09-17"], work: ["2024-09-14"] },
      { name: "国庆节", off: ["2024-10-01", "2024-10-07"], work: ["2024-09-29", "2024-10-12"] },
    ],
  },
  {
    year: 2025,
    source: "国办发明电〔2024〕12号",
    festivals: [
      { name: "元旦", off: ["2025-01-01", "2025-01-01"], work: [] },
      { name: "春节", off: ["2025-01-28", "2025-02-04"], work: ["2025-01-26", "2025-02-08"] },
      { name: "清明节", off: ["2025-04-04", "2025-04-06"], work: [] },
      { name: "劳动节", off: ["2025-05-01", "2025-05-05"], work: ["2025-04-27"] },
      { name: "端午节", off: ["2025-05-31", "2025-06-02"], work: [] },
      { name: "国庆节、中秋节", off: ["2025-10-01", "2025-10-08"], work: ["2025-09-28", "2025-10-11"] },
    ],
  },
  {
    year: 2026,
    source: "国务院办公厅2025年11月4日通知",
    festivals: [
      { name: "元旦", off: ["2026-01-01", "2026-01-03"], work: ["2026-01-04"] },
      { name: "春节", off: ["2026-02-15", "2026-02-23"], work: ["2026-02-14", "2026-02-28"] },
      { name: "清明节", off: ["2026-04-04", "2026-04-06"], work: [] },
      { name: "劳动节", off: ["2026-05-01", "2026-05-05"], work: ["2026-05-09"] },
      { name: "端午节", off: ["2026-06-19", "2026-06-21"], work: [] },
      { name: "中秋节", off: ["2026-09-25", "2026-09-27"], work: [] },
      { name: "国庆节", off: ["2026-10-01", "2026-10-07"], work: ["2026-09-20", "2026-10-10"] },
    ],
  },
];
