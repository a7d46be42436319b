import { describe, expect, it } from 'vitest';
import { all, empty, head, newLabel, older, renewed, reveal, start, wrote, type Timeline } from '../src/feed/timeline';
import type { Status } from '../src/api/types';
import { status, statuses } from './fakes';

const numbers = (list: Status[]) => list.map(({ id }) => Number(id.slice(-12)));
const of = (items: Status[], next?: string) => ({ items, ...(next === undefined ? {} : { next }) });
const opened = (): Timeline<Status> => start(empty<Status>(), of(statuses(20, 11), '/older-than-11'));

describe('newer statuses', () => {
  it('wait until they are asked for, and are counted', () => {
    const timeline = head(opened(), of(statuses(23, 14), '/older-than-14'));
    expect(numbers(all(timeline))).toEqual(numbers(statuses(20, 11)));
    expect(newLabel(timeline)).toBe('3 new');

    const shown = reveal(timeline);
    expect(numbers(all(shown))).toEqual(numbers(statuses(23, 11)));
    expect(newLabel(shown)).toBeUndefined();
    expect(shown.next).toBe('/older-than-11');
  });

  it('are counted once however often they are seen', () => {
    const once = head(opened(), of(statuses(21, 12), '/older-than-12'));
    const twice = head(once, of(statuses(22, 13), '/older-than-13'));
    expect(newLabel(twice)).toBe('2 new');
    expect(numbers(all(reveal(twice)))).toEqual(numbers(statuses(22, 11)));
  });

  it('begin the list anew when more came than one page holds, so that none is skipped', () => {
    const timeline = head(opened(), of(statuses(60, 51), '/older-than-51'));
    expect(newLabel(timeline)).toBe('10+ new');
    expect(numbers(all(timeline))).toEqual(numbers(statuses(20, 11)));
    const shown = reveal(timeline);
    expect(numbers(all(shown))).toEqual(numbers(statuses(60, 51)));
    expect(shown.next).toBe('/older-than-51');
  });

  it('come into an empty feed as well', () => {
    const timeline = head(start(empty<Status>(), of([])), of([status(1)]));
    expect(newLabel(timeline)).toBe('1 new');
    expect(numbers(all(reveal(timeline)))).toEqual([1]);
  });
});

describe('a status that was taken down', () => {
  it('leaves the page, and the one below it is no news', () => {
    const now = [...statuses(20, 16), ...statuses(14, 10)];
    const timeline = head(opened(), of(now, '/older-than-10'));
    expect(newLabel(timeline)).toBeUndefined();
    expect(numbers(all(timeline))).toEqual(numbers(now));
    expect(timeline.next).toBe('/older-than-10');
  });

  it('stays where nothing may move away under a hand, beside what is new', () => {
    const timeline = head(opened(), of([...statuses(21, 16), ...statuses(14, 11)], '/older-than-11'), true);
    expect(numbers(all(timeline))).toEqual(numbers(statuses(20, 11)));
    expect(newLabel(timeline)).toBe('1 new');
  });

  it('leaves also when it was the only one', () => {
    expect(all(head(start(empty<Status>(), of([status(1)])), of([])))).toEqual([]);
  });

  it('is not mistaken for an older one, which the newest page cannot show', () => {
    const paged = older(opened(), of(statuses(10, 1)));
    expect(numbers(all(head(paged, of(statuses(20, 11), '/x'))))).toEqual(numbers(statuses(20, 1)));
  });
});

describe('older statuses', () => {
  it('follow those on the page, without repeating any', () => {
    const timeline = older(opened(), of(statuses(12, 3), '/older-than-3'));
    expect(numbers(all(timeline))).toEqual(numbers(statuses(20, 3)));
    expect(timeline.next).toBe('/older-than-3');
    expect(older(timeline, of(statuses(2, 1))).next).toBeUndefined();
  });
});

describe("a person's own status", () => {
  it('stands at its place at once, and once', () => {
    const timeline = wrote(wrote(opened(), status(21)), status(21));
    expect(numbers(all(timeline))).toEqual(numbers(statuses(21, 11)));
  });

  it('is there before the list is, and stays when the list comes', () => {
    const timeline = start(wrote(empty<Status>(), status(21)), of(statuses(20, 11)));
    expect(numbers(all(timeline))).toEqual(numbers(statuses(21, 11)));
  });
});

it('an item that is told anew replaces the old one where it stands', () => {
  const fresh = { ...status(15), text: 'fresh' };
  const timeline = renewed(opened(), fresh);
  expect(numbers(all(timeline))).toEqual(numbers(statuses(20, 11)));
  expect(all(timeline).find(({ id }) => id === fresh.id)?.text).toBe('fresh');
  expect(all(renewed(opened(), { ...status(99) }))).toHaveLength(10);
});
