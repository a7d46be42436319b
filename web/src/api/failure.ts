import type { Problem } from './types';

export type Kind = 'network' | 'timeout' | 'problem';

/** A call that did not succeed. `network` and `timeout` leave open whether the server has carried it out. */
export class Failure extends Error {
  constructor(
    readonly kind: Kind,
    /** 0 when there was no answer. */
    readonly status: number,
    readonly problem?: Partial<Problem>,
    /** Milliseconds to wait, where the server said so. */
    readonly retryAfter?: number,
  ) {
    super(problem?.detail ?? kind);
  }

  get code(): string | undefined {
    return this.problem?.code;
  }

  /** Whether the same call may well succeed a little later. */
  get transient(): boolean {
    return this.kind !== 'problem' || this.status === 429 || this.status >= 500;
  }

  /** Whether the call may have been carried out although it failed here. */
  get uncertain(): boolean {
    return this.kind !== 'problem' || this.status === 502 || this.status === 504;
  }
}

/** What to tell a person; what to do next follows from the place where it stands. */
export function explain(failure: Failure): string {
  if (failure.kind === 'network') return 'There is no connection to the server.';
  if (failure.kind === 'timeout') return 'The server is taking too long to answer.';
  if (failure.status === 429) return 'Too many tries in a short time.';
  if (failure.status >= 500) return 'The server cannot take this just now.';
  return failure.problem?.detail ?? 'The server did not accept this.';
}

/** Milliseconds from a Retry-After header, in seconds or as a date; undefined when there is none that makes sense. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
