import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Failure } from '../api/failure';
import { insist, type Waiting } from '../api/insist';
import type { List, Lists, Page } from '../api/types';
import { useCameBack } from '../came-back';
import { useServices, useSession } from '../services';
import { poll, thisPage } from './poll';
import { empty, head, older, reveal, start, type Item, type Timeline } from './timeline';

/** How a request for items stands. While it waits for its next try, `trouble` says why and until when. */
export type Progress =
  | { at: 'done' }
  | { at: 'loading' }
  | { at: 'waiting'; trouble: Waiting }
  | { at: 'failed'; failure: Failure };

export interface FeedState<T extends Item> {
  timeline: Timeline<T>;
  first: Progress;
  more: Progress;
  change(to: (timeline: Timeline<T>) => Timeline<T>): void;
  loadFirst(): void;
  /** Answers with the id of the newest of the older ones. */
  loadOlder(): Promise<string | undefined>;
  /** Puts what is waiting on the page and answers with the id of the newest. */
  showNew(): string | undefined;
}

export interface Watching<T> {
  /** What has to be at hand before items are put on the page; it must come to an end by itself. */
  prepare?(items: T[], signal: AbortSignal): Promise<unknown>;
  /** Hears of every newest page. */
  heard?(page: Page<T>): void;
  /** The server has answered again, whether there was anything new or not. */
  answered?(): void;
  /** Whether what is on the page stays there when the server no longer lists it. */
  stays?: boolean;
}

// Without the first page there is nothing to do here but to wait for it; for older ones a person can ask again.
const firstAttempts = Infinity;
const olderAttempts = 3;

export function useFeed<L extends List>(list: L, watching: Watching<Lists[L]> = {}): FeedState<Lists[L]> {
  type T = Lists[L];
  const { api, kept } = useServices();
  const came = useCameBack();
  const name = `${list} ${useSession()?.user.id}`;
  // Whoever comes back finds the list as they left it.
  const [back] = useState(() => (came ? (kept.get(name) as { timeline: Timeline<T>; etag: string | undefined } | undefined) : undefined));
  const [timeline, change] = useState<Timeline<T>>(back?.timeline ?? empty<T>());
  const [first, setFirst] = useState<Progress>({ at: back === undefined ? 'loading' : 'done' });
  const [more, setMore] = useState<Progress>({ at: 'done' });
  const etag = useRef(back?.etag);
  const left = useRef(new AbortController());
  const { current: watched } = useRef(watching);

  /** Runs a request to its end and keeps `set` told; undefined when it failed or the page was left. */
  const follow = useCallback(
    async <R,>(call: (signal: AbortSignal) => Promise<R>, attempts: number, set: (progress: Progress) => void): Promise<R | undefined> => {
      const { signal } = left.current;
      set({ at: 'loading' });
      try {
        const result = await insist(
          (inner) => {
            set({ at: 'loading' });
            return call(inner);
          },
          { signal, attempts, waiting: (trouble) => set({ at: 'waiting', trouble }) },
        );
        if (signal.aborted) return undefined;
        return result;
      } catch (cause) {
        if (signal.aborted) return undefined;
        if (!(cause instanceof Failure)) throw cause;
        set({ at: 'failed', failure: cause });
        return undefined;
      }
    },
    [],
  );

  const load = useCallback(
    async (path: string | undefined, signal: AbortSignal) => {
      const page = await api.list(list, signal, path);
      await watched.prepare?.(page.items, signal);
      return page;
    },
    [api, list, watched],
  );

  const loadFirst = useCallback(async () => {
    const page = await follow((signal) => load(undefined, signal), firstAttempts, setFirst);
    if (page === undefined) return;
    etag.current = page.etag;
    watched.heard?.(page);
    change((timeline) => start(timeline, page));
    setFirst({ at: 'done' });
  }, [follow, load, watched]);

  useEffect(() => {
    const leaving = new AbortController();
    left.current = leaving;
    if (back === undefined) void loadFirst();
    return () => leaving.abort(new DOMException('The page was left.', 'AbortError'));
  }, [loadFirst, back]);

  const ready = first.at === 'done';
  useEffect(() => {
    if (!ready) return undefined;
    return poll(
      async (signal) => {
        const page = await api.newer(list, etag.current, signal);
        watched.answered?.();
        if (page === undefined) return;
        await watched.prepare?.(page.items, signal);
        etag.current = page.etag;
        watched.heard?.(page);
        change((timeline) => head(timeline, page, watched.stays));
      },
      thisPage,
      back !== undefined,
    );
  }, [ready, api, list, watched, back]);

  useEffect(() => {
    if (ready) kept.set(name, { timeline, etag: etag.current });
  }, [ready, timeline, kept, name]);

  return {
    timeline,
    first,
    more,
    change,
    loadFirst: () => void loadFirst(),
    async loadOlder() {
      const { next } = timeline;
      if (next === undefined || more.at === 'loading') return undefined;
      const page = await follow((signal) => load(next, signal), olderAttempts, setMore);
      if (page === undefined) return undefined;
      change((timeline) => older(timeline, page));
      setMore({ at: 'done' });
      return page.items[0]?.id;
    },
    showNew() {
      const newest = timeline.waiting[0]?.id;
      change(reveal);
      return newest;
    },
  };
}
