import { backoff } from '../api/insist';
import { Failure } from '../api/failure';

const every = 4_000;

/** What polling has to know of its page. */
export interface Surroundings {
  hidden(): boolean;
  /** Tells of every change of visibility or connection, until it is called off. */
  changes(listener: () => void): () => void;
  random?: () => number;
}

/**
 * Asks again and again, a few seconds apart with jitter, less often while that fails, and not at all while the page is
 * hidden. Begins `atOnce` or after the first few seconds. Returns what stops it.
 *
 * Where `pace` is given, it names the milliseconds to the next time, or undefined to rest until somebody comes back.
 */
export function poll(
  ask: (signal: AbortSignal) => Promise<void>,
  surroundings: Surroundings,
  atOnce = false,
  pace: () => number | undefined = () => every,
): () => void {
  const stopped = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let failures = 0;
  let notBefore = 0;

  const jitter = () => {
    const wait = pace();
    return wait && Math.round(wait * (0.75 + (surroundings.random ?? Math.random)() / 2));
  };

  const schedule = (wait: number | undefined) => {
    clearTimeout(timer);
    timer = wait === undefined || surroundings.hidden() ? undefined : setTimeout(turn, wait);
  };

  const turn = async () => {
    if (asking || stopped.signal.aborted || surroundings.hidden()) return;
    asking = true;
    let wait: number | undefined;
    try {
      await ask(stopped.signal);
      failures = 0;
      notBefore = 0;
      wait = jitter();
    } catch (cause) {
      // The list on the page stays as it is; the next turn may find the server again.
      const named = cause instanceof Failure ? cause.retryAfter : undefined;
      wait = Math.max(every, backoff(++failures, named, surroundings.random));
      notBefore = Date.now() + (named ?? 0);
    }
    asking = false;
    if (!stopped.signal.aborted) schedule(wait);
  };

  const calledOff = surroundings.changes(() => schedule(Math.max(0, notBefore - Date.now())));
  schedule(atOnce ? 0 : jitter());
  return () => {
    stopped.abort(new DOMException('The page was left.', 'AbortError'));
    clearTimeout(timer);
    calledOff();
  };
}

export const thisPage: Surroundings = {
  hidden: () => document.hidden,
  changes(listener) {
    document.addEventListener('visibilitychange', listener);
    addEventListener('online', listener);
    return () => {
      document.removeEventListener('visibilitychange', listener);
      removeEventListener('online', listener);
    };
  },
};
