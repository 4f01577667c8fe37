/** The only place that may ask the machine for the time (house rule 6). */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };
