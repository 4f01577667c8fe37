/** A mutant that no test can tell from the code: the line it is on, what became of it, and why it makes no difference. */
export type Equivalent = { file: string; on: string; change: string; why: string };

export const equivalents: readonly Equivalent[] = [];
