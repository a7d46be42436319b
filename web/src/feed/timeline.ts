import type { Page, Status } from '../api/types';

/**
 * What the feed knows. Ids are UUIDv7, so their order is the order of the list.
 * Nothing here moves what a person is reading: newer statuses wait until they ask for them.
 */
export interface Timeline {
  /** Other people's statuses on the page, newest first. */
  shown: Status[];
  /** Newer ones, not on the page yet. */
  waiting: Status[];
  /** Whether there are more newer ones than those waiting, so that showing them begins the list anew. */
  gap: boolean;
  /** The person's own, written since the page was opened. */
  own: Status[];
  /** Path of the next older page. */
  next: string | undefined;
  /** Path of the page older than those waiting. */
  nextOfHead: string | undefined;
}

export const empty: Timeline = { shown: [], waiting: [], gap: false, own: [], next: undefined, nextOfHead: undefined };

/** The first page has come. */
export function start(timeline: Timeline, page: Page<Status>): Timeline {
  return { ...timeline, shown: page.items, waiting: [], gap: false, next: page.next, nextOfHead: page.next };
}

/** An older page has come; what is on the page already is not repeated. */
export function older(timeline: Timeline, page: Page<Status>): Timeline {
  return { ...timeline, shown: merge(timeline.shown, page.items), next: page.next };
}

/** The newest page has come again. */
export function head(timeline: Timeline, page: Page<Status>): Timeline {
  const known = new Set(timeline.shown.map((status) => status.id));
  const gap = page.next !== undefined && timeline.shown.length > 0 && !page.items.some((status) => known.has(status.id));
  // All of the newest are on this page, so one of that age that is not on it has been taken down.
  const oldest = page.next === undefined ? '' : (page.items.at(-1)?.id ?? '');
  const current = new Set(page.items.map((status) => status.id));
  const shown = gap ? timeline.shown : timeline.shown.filter((status) => status.id < oldest || current.has(status.id));

  const end = shown.at(-1)?.id ?? '';
  const waiting = page.items.filter((status) => !known.has(status.id) && (gap || status.id > end));
  const below = gap ? [] : page.items.filter((status) => !known.has(status.id) && status.id < end);
  const extended = shown.length === 0 || below.length > 0;
  return {
    ...timeline,
    shown: below.length === 0 ? shown : merge(shown, below),
    waiting,
    gap,
    next: !gap && extended ? page.next : timeline.next,
    nextOfHead: page.next,
  };
}

/** The person wants to see what is waiting. */
export function reveal(timeline: Timeline): Timeline {
  return {
    ...timeline,
    shown: timeline.gap ? timeline.waiting : merge(timeline.shown, timeline.waiting),
    next: timeline.gap ? timeline.nextOfHead : timeline.next,
    waiting: [],
    gap: false,
  };
}

/** The server has accepted a status of the person's own; being told so twice shows it once. */
export function wrote(timeline: Timeline, status: Status): Timeline {
  return { ...timeline, own: merge(timeline.own, [status]) };
}

/** Everything to show, newest first. */
export function all(timeline: Timeline): Status[] {
  return timeline.own.length === 0 ? timeline.shown : merge(timeline.own, timeline.shown);
}

/** What the button says; undefined when there is nothing new. */
export function newLabel(timeline: Timeline): string | undefined {
  if (timeline.waiting.length === 0) return undefined;
  return `${timeline.waiting.length}${timeline.gap ? '+' : ''} new`;
}

function merge(one: Status[], other: Status[]): Status[] {
  const byId = new Map([...one, ...other].map((status) => [status.id, status]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}
