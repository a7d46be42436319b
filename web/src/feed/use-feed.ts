import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Failure } from '../api/failure';
import { insist, type Waiting } from '../api/insist';
import { useServices } from '../services';
import { poll, thisPage } from './poll';
import { empty, head, older, reveal, start, type Timeline } from './timeline';

/** How a request for statuses stands. While it waits for its next try, `trouble` says why and until when. */
export type Progress =
  | { at: 'done' }
  | { at: 'loading' }
  | { at: 'waiting'; trouble: Waiting }
  | { at: 'failed'; failure: Failure };

export interface FeedState {
  timeline: Timeline;
  first: Progress;
  more: Progress;
  change(to: (timeline: Timeline) => Timeline): void;
  loadFirst(): void;
  loadOlder(): Promise<string | undefined>;
  /** Puts what is waiting on the page and answers with the id of the newest. */
  showNew(): string | undefined;
}

// Without the first page there is nothing to do here but to wait for it; for older ones a person can ask again.
const firstAttempts = Infinity;
const olderAttempts = 3;

export function useFeed(): FeedState {
  const { api } = useServices();
  const [timeline, change] = useState<Timeline>(empty);
  const [first, setFirst] = useState<Progress>({ at: 'loading' });
  const [more, setMore] = useState<Progress>({ at: 'done' });
  const etag = useRef<string | undefined>(undefined);
  const left = useRef(new AbortController());

  /** Runs a request to its end and keeps `set` told; undefined when it failed or the page was left. */
  const follow = useCallback(
    async <T,>(call: (signal: AbortSignal) => Promise<T>, attempts: number, set: (progress: Progress) => void): Promise<T | undefined> => {
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
        set({ at: 'done' });
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

  const loadFirst = useCallback(async () => {
    const page = await follow((signal) => api.statuses(signal), firstAttempts, setFirst);
    if (page === undefined) return;
    etag.current = page.etag;
    change((timeline) => start(timeline, page));
  }, [api, follow]);

  useEffect(() => {
    const leaving = new AbortController();
    left.current = leaving;
    void loadFirst();
    return () => leaving.abort(new DOMException('The page was left.', 'AbortError'));
  }, [loadFirst]);

  const ready = first.at === 'done';
  useEffect(() => {
    if (!ready) return undefined;
    return poll(async (signal) => {
      const page = await api.newer(etag.current, signal);
      if (page === undefined) return;
      etag.current = page.etag;
      change((timeline) => head(timeline, page));
    }, thisPage);
  }, [ready, api]);

  return {
    timeline,
    first,
    more,
    change,
    loadFirst: () => void loadFirst(),
    async loadOlder() {
      const { next } = timeline;
      if (next === undefined || more.at === 'loading') return undefined;
      const page = await follow((signal) => api.statuses(signal, next), olderAttempts, setMore);
      if (page === undefined) return undefined;
      change((timeline) => older(timeline, page));
      return page.items[0]?.id;
    },
    showNew() {
      const newest = timeline.waiting[0]?.id;
      change(reveal);
      return newest;
    },
  };
}
