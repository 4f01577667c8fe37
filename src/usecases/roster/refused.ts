import type { Remark } from "../../domain/roster/sheets.ts";

/** Why a roster was not imported, as a sentence for the person who sent it. Nothing was changed. */
export class RosterRefused extends Error {
  readonly remarks: readonly Remark[];

  constructor(sentence: string, { remarks = [], cause }: { remarks?: readonly Remark[]; cause?: unknown } = {}) {
    super(sentence, { cause });
    this.name = "RosterRefused";
    this.remarks = remarks;
  }
}
