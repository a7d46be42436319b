import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { insist } from '../api/insist';
import type { OwnStatus, Page } from '../api/types';
import { useCameBack } from '../came-back';
import { poll, thisPage } from '../feed/poll';
import { useServices } from '../services';
import { toldOf } from './words';

const list = '/status/mine?limit=100';
const noticesKey = 'notices';
const attempts = 5;
/** Milliseconds that a list waits for what is to be said above it. */
const soonEnough = 1_500;

/** How authors are told. Most never are, so this is fetched for the first of whom there is something to say. */
export type Notices = typeof import('./told');

/** What is known of a person's own statuses. */
export interface Mine {
  notices: Notices | undefined;
  of(id: string): OwnStatus['moderation'] | undefined;
  /** Those to speak of that were there before this page, newest first. */
  before: OwnStatus[];
  /** The server has accepted one. */
  wrote(status: OwnStatus): void;
  /** Comes when the first answer has, or will not come soon. */
  soon(): Promise<void>;
}

interface Known {
  statuses: Map<string, OwnStatus>;
  before: string[];
  /** Written since the page was opened. */
  fresh: string[];
  etag: string | undefined;
}

/**
 * Asks what has become of a person's own statuses: once, quickly after each that they write, and slowly while one of
 * those on the page is held back. What was not on the page waits for the next visit, so that nothing comes between.
 */
export function useMine(userId: string, on: boolean): Mine {
  const { api, kept, announce } = useServices();
  const came = useCameBack();
  const name = `mine ${userId}`;
  const [back] = useState(() => (came ? (kept.get(name) as Known | undefined) : undefined));
  const known = useRef<Known>(back ?? { statuses: new Map(), before: [], fresh: [], etag: undefined });
  const [, setVersion] = useState(0);
  const [posted, setPosted] = useState(0);
  const [ready, setReady] = useState(back !== undefined);
  const [first] = useState(promise);

  const become = useCallback(
    (next: Known) => {
      known.current = next;
      kept.set(name, next);
      setVersion((version) => version + 1);
    },
    [kept, name],
  );

  const prepare = useCallback(
    async (items: OwnStatus[]) => {
      if (kept.has(noticesKey) || items.every(({ moderation }) => toldOf(moderation) === undefined)) return;
      // Without it nothing is said until the next visit.
      await import('./told').then((notices) => kept.set(noticesKey, notices), () => {});
    },
    [kept],
  );

  const heard = useCallback(
    async (page: Page<OwnStatus>) => {
      await prepare(page.items);
      const notices = kept.get(noticesKey) as Notices | undefined;
      const { statuses, before, fresh } = known.current;
      for (const { id, moderation } of page.items) {
        const told = toldOf(moderation);
        const old = statuses.get(id)?.moderation;
        const onPage = before.includes(id) || fresh.includes(id);
        if (onPage && told !== undefined && old !== undefined && told !== toldOf(old) && notices) announce(notices.news[told]);
      }
      const all = new Map([...statuses, ...page.items.map((status) => [status.id, status] as const)]);
      become({ ...known.current, statuses: all, etag: page.etag });
    },
    [announce, become, kept, prepare],
  );

  useEffect(() => {
    if (!on || back !== undefined) {
      first.resolve();
      return undefined;
    }
    const left = new AbortController();
    // Without an answer the page is as it was before there was anything to say.
    insist((signal) => api.list(list, signal), { signal: left.signal, attempts, waiting: first.resolve })
      .then(async (page) => {
        await prepare(page.items);
        const { fresh } = known.current;
        const before = page.items.filter(({ id, moderation }) => !fresh.includes(id) && toldOf(moderation) !== undefined);
        known.current = { ...known.current, before: before.map(({ id }) => id) };
        await heard(page);
        setReady(true);
      }, () => {})
      .finally(first.resolve);
    const late = setTimeout(first.resolve, soonEnough);
    left.signal.addEventListener('abort', () => clearTimeout(late));
    return () => left.abort(new DOMException('The page was left.', 'AbortError'));
  }, [api, back, first, heard, on, prepare]);

  useEffect(() => {
    if (!on || (posted === 0 && !ready)) return undefined;
    return poll(
      async (signal) => {
        const page = await api.newer(list, known.current.etag, signal);
        if (page !== undefined) await heard(page);
      },
      thisPage,
      posted === 0 && back !== undefined,
      () => pace(Date.now() - posted, heldBack(known.current)),
    );
  }, [api, back, heard, on, posted, ready]);

  const { statuses, before } = known.current;
  return {
    notices: kept.get(noticesKey) as Notices | undefined,
    of: (id) => statuses.get(id)?.moderation,
    before: before.flatMap((id) => statuses.get(id) ?? []),
    wrote(status) {
      const { statuses, fresh } = known.current;
      become({ ...known.current, statuses: new Map(statuses).set(status.id, status), fresh: [...fresh, status.id] });
      setPosted(Date.now());
      void prepare([status]).then(() => setVersion((version) => version + 1));
    },
    soon: () => first.done,
  };
}

const shortest = 400;
const longest = 30_000;
const longEnough = 120_000;

/**
 * Milliseconds to the next question: as long as it has been since the last status was written. When a verdict can hardly
 * come any more and nothing is held back, there is nothing left to ask.
 */
export function pace(since: number, waits: boolean): number | undefined {
  if (since > longEnough && !waits) return undefined;
  return Math.min(longest, Math.max(shortest, since));
}

function heldBack({ statuses }: Known): boolean {
  return [...statuses.values()].some(({ moderation }) => moderation.state !== 'visible');
}

function promise(): { done: Promise<void>; resolve(): void } {
  let resolve = () => {};
  const done = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { done, resolve: () => resolve() };
}
