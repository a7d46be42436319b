import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Unread } from '../src/notification/unread';
import { browserStore, type Store } from '../src/storage';
import { FakeStorage, notifications } from './fakes';

let store: Store;
let storage: FakeStorage;
const page = (from: number, to: number, next?: string) => ({ items: notifications(from, to), ...(next === undefined ? {} : { next }) });
const id = (number: number) => notifications(number, number)[0]?.id;

beforeEach(() => {
  storage = new FakeStorage();
  store = browserStore(() => storage);
});

describe('the count of new notifications', () => {
  it('begins with nothing new at the first visit', () => {
    const unread = new Unread(store);
    expect(unread.label('mira')).toBeUndefined();
    unread.heard('ben', { items: [] });
    unread.heard('ben', page(2, 1));
    expect(unread.label('ben')).toBe('2');
    unread.heard('mira', page(3, 1));
    expect(unread.label('mira')).toBeUndefined();
    unread.heard('mira', page(5, 1));
    expect(unread.label('mira')).toBe('2');
  });

  it('says that there are more than one page holds', () => {
    const unread = new Unread(store);
    unread.saw('mira', id(40));
    unread.heard('mira', page(60, 51, '/older'));
    expect(unread.label('mira')).toBe('10+');
    unread.heard('mira', page(46, 37, '/older'));
    expect(unread.label('mira')).toBe('6');
    unread.heard('ben', { items: [] });
    unread.heard('ben', page(10, 1));
    expect(unread.label('ben')).toBe('10');
  });

  it('is kept for each user apart, and over the life of a page', () => {
    const unread = new Unread(store);
    unread.saw('mira', id(2));
    unread.saw('ben', id(1));
    unread.heard('mira', page(3, 1));
    unread.heard('ben', page(3, 1));
    expect(unread.label('ben')).toBe('2');
    const reopened = new Unread(store);
    reopened.heard('mira', page(3, 1));
    expect(reopened.label('mira')).toBe('1');
  });

  it('never goes back to what was seen before', () => {
    const unread = new Unread(store);
    unread.heard('mira', page(3, 1));
    unread.saw('mira', id(3));
    unread.saw('mira', id(1));
    unread.saw('mira', undefined);
    expect(unread.label('mira')).toBeUndefined();
  });

  it('tells of every change, of those in another tab too', () => {
    const unread = new Unread(store);
    unread.saw('mira', id(1));
    const told = vi.fn();
    const stop = unread.subscribe(told);
    unread.heard('mira', page(3, 1));
    unread.saw('mira', id(2));
    storage.setItem('cleave.seen.mira', id(3) ?? '');
    unread.changedElsewhere('cleave.seen.mira');
    expect(unread.label('mira')).toBeUndefined();
    unread.changedElsewhere('cleave.draft.mira');
    expect(told).toHaveBeenCalledTimes(3);
    stop();
    unread.heard('mira', page(4, 1));
    expect(told).toHaveBeenCalledTimes(3);
  });
});
