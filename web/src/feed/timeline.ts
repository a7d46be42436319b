import type { Page } from '../api/types';

export interface Item {
  id: string;
}

/**
 * What a list on the page knows. Ids are UUIDv7, so their order is the order of the list.
 * Nothing here moves what a person is reading: newer items wait until they ask for them.
 */
export interface Timeline<T extends Item> {
  /** Other people's, on the page, newest first. */
  shown: T[];
  /** Newer ones, not on the page yet. */
  waiting: T[];
  /** Whether there are more newer ones than those waiting, so that showing them begins the list anew. */
  gap: boolean;
  /** The person's own, written since the page was opened. */
  own: T[];
  /** Path of the next older page. */
  next: string | undefined;
  /** Path of the page older than those waiting. */
  nextOfHead: string | undefined;
}

export function empty<T extends Item>(): Timeline<T> {
  return { shown: [], waiting: [], gap: false, own: [], next: undefined, nextOfHead: undefined };
}

/** The first page has come. */
export function start<T extends Item>(timeline: Timeline<T>, page: Page<T>): Timeline<T> {
  return { ...timeline, shown: page.items, waiting: [], gap: false, next: page.next, nextOfHead: page.next };
}

/** An older page has come; what is on the page already is not repeated. */
export function older<T extends Item>(timeline: Timeline<T>, page: Page<T>): Timeline<T> {
  return { ...timeline, shown: merge(timeline.shown, page.items), next: page.next };
}

/** The newest page has come again. What is no longer on it leaves, unless it `stays`. */
export function head<T extends Item>(timeline: Timeline<T>, page: Page<T>, stays = false): Timeline<T> {
  const known = new Set(timeline.shown.map((item) => item.id));
  const gap = page.next !== undefined && timeline.shown.length > 0 && !page.items.some((item) => known.has(item.id));
  // All of the newest are on this page, so one of that age that is not on it has been taken down.
  const oldest = page.next === undefined ? '' : (page.items.at(-1)?.id ?? '');
  const current = new Set(page.items.map((item) => item.id));
  const shown = gap || stays ? timeline.shown : timeline.shown.filter((item) => item.id < oldest || current.has(item.id));

  const end = shown.at(-1)?.id ?? '';
  const waiting = page.items.filter((item) => !known.has(item.id) && (gap || item.id > end));
  const below = gap ? [] : page.items.filter((item) => !known.has(item.id) && item.id < end);
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
export function reveal<T extends Item>(timeline: Timeline<T>): Timeline<T> {
  return {
    ...timeline,
    shown: timeline.gap ? timeline.waiting : merge(timeline.shown, timeline.waiting),
    next: timeline.gap ? timeline.nextOfHead : timeline.next,
    waiting: [],
    gap: false,
  };
}

/** The server has accepted something of the person's own; being told so twice shows it once. */
export function wrote<T extends Item>(timeline: Timeline<T>, item: T): Timeline<T> {
  return { ...timeline, own: merge(timeline.own, [item]) };
}

/** The same item again, with an address that is good for longer. */
export function renewed<T extends Item>(timeline: Timeline<T>, item: T): Timeline<T> {
  const renew = (items: T[]) => items.map((old) => (old.id === item.id ? item : old));
  return { ...timeline, shown: renew(timeline.shown), waiting: renew(timeline.waiting), own: renew(timeline.own) };
}

/** Everything to show, newest first. */
export function all<T extends Item>(timeline: Timeline<T>): T[] {
  return timeline.own.length === 0 ? timeline.shown : merge(timeline.own, timeline.shown);
}

/** What the button says; undefined when there is nothing new. */
export function newLabel<T extends Item>(timeline: Timeline<T>): string | undefined {
  if (timeline.waiting.length === 0) return undefined;
  return `${timeline.waiting.length}${timeline.gap ? '+' : ''} new`;
}

function merge<T extends Item>(one: T[], other: T[]): T[] {
  const byId = new Map([...one, ...other].map((item) => [item.id, item]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}
