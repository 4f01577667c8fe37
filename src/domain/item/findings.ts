/** What a 核查 found of what the unit reported (四 04-5). */
export const findings = { true: "属实", partlyTrue: "部分属实", untrue: "不属实" } as const;
export type Finding = keyof typeof findings;

export const findingKeys = Object.keys(findings) as Finding[];

/** Whether a message of its own goes to the liaison; the history shows the check to the unit either way. */
export const tellings = { no: "不另行告知", yes: "告知联络员" } as const;
