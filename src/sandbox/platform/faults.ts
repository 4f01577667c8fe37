import type { FaultFace } from "../page/wire.ts";

/** What can go wrong between the product and the messenger, turned on and off by hand. */
export type Faults = {
  /** Nothing reaches this person any more: every send is refused with the code. Null: reachable again. */
  unreachable(openId: string, code: number | null): void;
  dissolve(chatId: string): void;
  /** The bot may no longer speak in this group. */
  mute(chatId: string, muted: boolean): void;
  /** "refused": nobody listens. "error": every call gets a 502. Null: up again. */
  down(how: "refused" | "error" | null): Promise<void>;
  /** Every call has its effect at once, but is answered so much later. */
  slow(ms: number): void;
  /** The next calls that change something have their effect, but the connection breaks before the answer. */
  loseAnswers(calls: number): void;
  /** The next calls are refused with 429. */
  limit(calls: number, resetSeconds?: number): void;
  /** The next cards are refused with 230099, sent or patched. */
  refuseCards(cards: number): void;
  /** Texts to tap on are no longer taken, as by an edition that does not know them. */
  refuseSuggestions(refused: boolean): void;
  /** The tenant takes this scope back from the app. */
  withdrawScope(name: string): void;
  grantScope(name: string): void;
  /** Tokens handed out so far are no longer taken. */
  revokeTokens(): void;
};

/** How far each fault is turned on. */
export type Troubles = {
  unreachable: Map<string, number>;
  down: "refused" | "error" | null;
  slowMs: number;
  lostAnswers: number;
  limited: { calls: number; resetSeconds: number };
  refusedCards: number;
  withdrawnScopes: Set<string>;
  suggestionsRefused: boolean;
};

export const noTroubles = (): Troubles => ({
  unreachable: new Map(),
  down: null,
  slowMs: 0,
  lostAnswers: 0,
  limited: { calls: 0, resetSeconds: 1 },
  refusedCards: 0,
  withdrawnScopes: new Set(),
  suggestionsRefused: false,
});

/** The same in what the page shows of it. */
export const faultsNow = ({ slowMs, down, limited, lostAnswers, refusedCards, unreachable }: Troubles): FaultFace => ({
  ...{ slowMs, down, lostAnswers, refusedCards },
  limited: limited.calls,
  unreachable: [...unreachable.keys()],
});

type Reach = {
  listening: (on: boolean) => Promise<void>;
  group: (chatId: string, change: { dissolved?: boolean; muted?: boolean }) => void;
  revokeTokens: () => void;
};

export function faultSwitches(troubles: Troubles, { listening, group, revokeTokens }: Reach): Faults {
  return {
    unreachable(openId, code) {
      if (code === null) troubles.unreachable.delete(openId);
      else troubles.unreachable.set(openId, code);
    },
    dissolve: (chatId) => group(chatId, { dissolved: true }),
    mute: (chatId, muted) => group(chatId, { muted }),
    async down(how) {
      troubles.down = how;
      await listening(how !== "refused");
    },
    slow(ms) {
      troubles.slowMs = ms;
    },
    loseAnswers(calls) {
      troubles.lostAnswers = calls;
    },
    limit(calls, resetSeconds = 1) {
      troubles.limited = { calls, resetSeconds };
    },
    refuseCards(cards) {
      troubles.refusedCards = cards;
    },
    refuseSuggestions(refused) {
      troubles.suggestionsRefused = refused;
    },
    withdrawScope(name) {
      troubles.withdrawnScopes.add(name);
    },
    grantScope(name) {
      troubles.withdrawnScopes.delete(name);
    },
    revokeTokens,
  };
}
