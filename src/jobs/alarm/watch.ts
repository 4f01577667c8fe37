type Watch = {
  /** Whether the thing works; a rejection or no answer means no. */
  look: (renew: boolean) => Promise<boolean>;
  told: (works: boolean, reason: string) => void;
  everyMs: number;
  withinMs: number;
  renewEveryMs: number;
};

/** The promise, or a rejection after that time; what comes later is dropped. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  return "code" in error ? String(error.code) : (error.message.split(" ")[0] ?? error.name);
};

/** Looks again and again, one look at a time, and tells each outcome. Returns how to stop. */
export function watching({ look, told, everyMs, withinMs, renewEveryMs }: Watch): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let pending: Promise<boolean> | null = null;
  const everyNth = Math.max(1, Math.round(renewEveryMs / everyMs));

  const asked = (renew: boolean) => {
    pending ??= look(renew).finally(() => {
      pending = null;
    });
    return within(withinMs, pending);
  };
  const round = async (n: number): Promise<void> => {
    const outcome = await asked(n % everyNth === 0).then(
      (works) => ({ works, reason: "late" }),
      (error: unknown) => ({ works: false, reason: reasonOf(error) }),
    );
    if (stopped) return;
    told(outcome.works, outcome.reason);
    if (!stopped) timer = setTimeout(begin, everyMs, n + 1);
  };
  let inHand = Promise.resolve();
  const begin = (n: number) => {
    inHand = round(n);
  };
  begin(0);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await inHand;
  };
}
