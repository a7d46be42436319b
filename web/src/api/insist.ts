import { Failure } from './failure';

const first = 1_000;
const longest = 30_000;

/** Milliseconds before the next try: doubling, spread by a quarter each way, and never less than the server asked for. */
export function backoff(attempt: number, retryAfter = 0, random: () => number = Math.random): number {
  const doubled = Math.min(longest, first * 2 ** attempt);
  return Math.max(retryAfter, Math.round(doubled * (0.75 + random() / 2)));
}

export interface Waiting {
  failure: Failure;
  /** When the next try begins, in milliseconds since the epoch. */
  until: number;
  /** Begins it now. */
  now(): void;
}

export interface Insistence {
  signal: AbortSignal;
  attempts: number;
  waiting(waiting: Waiting): void;
}

/**
 * Repeats a call that is safe to repeat until it succeeds, fails for good, has had its attempts, or is given up.
 * A connection that comes back cuts the wait short.
 */
export async function insist<T>(call: (signal: AbortSignal) => Promise<T>, options: Insistence): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await call(options.signal);
    } catch (cause) {
      if (!(cause instanceof Failure) || !cause.transient || attempt + 1 >= options.attempts) throw cause;
      const wait = backoff(attempt, cause.retryAfter);
      await new Promise<void>((resolve, reject) => {
        const over = new AbortController();
        const end = (settle: () => void) => {
          over.abort();
          clearTimeout(timer);
          settle();
        };
        const now = () => end(resolve);
        const timer = setTimeout(now, wait);
        // After a 429 or a 503 the server named the time; a new connection does not change that.
        if (cause.kind !== 'problem') globalThis.addEventListener?.('online', now, { signal: over.signal });
        options.signal.addEventListener('abort', () => end(() => reject(options.signal.reason)), { signal: over.signal });
        options.waiting({ failure: cause, until: Date.now() + wait, now });
      });
    }
  }
}
