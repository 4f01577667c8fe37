/** What each figure is held against; ratios wherever a machine's speed would decide otherwise. */
export const goals = {
  P1: {
    what: "webhook, stored before the answer: requests a second ÷ the official SDK's adaptDefault",
    goal: "≥ 0.90",
  },
  P2: { what: "CPU of verify, decrypt and parse ÷ the SDK's", goal: "≤ 0.30" },
  P4: { what: "p99 of the durable answer at 500 events a second, a sweep over 1e6 items beside it", goal: "< 25 ms" },
  P5: { what: "statements before the answer to an event", goal: "≤ 1, no Redis command" },
  P6: { what: "a forged request: statements; CPU ÷ a valid one's", goal: "0; ≤ 0.5" },
  P7: { what: "idle sweep, p50 at 1e6 open items ÷ at 1e3", goal: "≤ 1.5" },
  P8: { what: "due rows into the outbox a second ÷ BullMQ starting the same burst, 1e6 pending", goal: "≥ 5" },
  P9: { what: "changed deadlines a second, each with its plan in the item's own transaction", goal: "≥ 3,000/s" },
  P10: { what: "bytes a pending reminder ÷ BullMQ's on Redis", goal: "≤ 0.15" },
  P11: { what: "pacing: least possible time ÷ taken, 3 processes, nothing rejected", goal: "≥ 0.98" },
  P12: { what: "lateness of a reminder at 1e6 items", goal: "p99 ≤ 0.5 s, max ≤ 2 s" },
  P14: { what: "memory at 1e6 items ÷ at 1e3", goal: "≤ 1.15, ≤ 200 MiB" },
  P15: { what: "cards sent ÷ distinct receivers due at one moment", goal: "≤ 1.05" },
  P16: { what: "digest of 300 units over 1e6 items", goal: "≤ 20 s" },
  P17: { what: "npm start to the first 200 of /readyz, empty DATA_DIR", goal: "≤ 5 s" },
  P18: { what: "a click: request to answer, p99 at 50 clicks a second", goal: "≤ 100 ms" },
  R14: { what: "journal: cost of sealing to writes", goal: "≤ 5 %" },
  R15: {
    what: "unknown, forbidden and restricted, and each kind of refusal: medians over 2,000 tries apart at most",
    goal: "< 10 %",
  },
  R17: { what: "restore on another PostgreSQL at 1e6 matters; messages said again afterwards", goal: "≤ 5 min; 0" },
  R19: {
    what: "a reminder that was not promised among 1e6 matters: from the end of that morning's sweep to the alarm",
    goal: "≤ 60 s",
  },
  R20: {
    what: "seven simulated days, 1e5 matters, faults mixed in: memory at the end ÷ after two days, growth of the tables a message in the second half ÷ in the first, lost or doubled",
    goal: "≤ 1.15; ≤ 1.15; 0",
  },
} as const;

export type Goal = keyof typeof goals;

/** One measured figure: the median with its spread in words, and whether the goal is reached. */
export type Figure = { id: Goal; value: string; spread: string; met: boolean };
