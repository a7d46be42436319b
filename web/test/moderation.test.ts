import { beforeEach, describe, expect, it } from 'vitest';
import { Notes } from '../src/moderation/notes';
import { pace } from '../src/moderation/use-mine';
import { choicesOf, entry, likelihood, percent } from '../src/moderation/verdict';
import { request } from '../src/moderation/request';
import { toldOf } from '../src/moderation/words';
import { checkNote } from '../src/rules';
import { browserStore } from '../src/storage';
import type { Moderated } from '../src/api/types';
import { FakeStorage, status } from './fakes';

describe('a score in words', () => {
  it('is a percentage that is never quite certain', () => {
    expect([0, 0.009, 0.01, 0.125, 0.5, 0.957, 0.99, 0.991, 1].map(percent)).toEqual([
      'under 1 %',
      'under 1 %',
      '1 %',
      '13 %',
      '50 %',
      '96 %',
      '99 %',
      'over 99 %',
      'over 99 %',
    ]);
  });

  it('says what it means', () => {
    expect([0.97, 0.85, 0.7, 0.5, 0.3, 0.1].map(likelihood)).toEqual([
      'almost certainly hateful',
      'very likely hateful',
      'likely hateful',
      'as likely hateful as not',
      'probably not hateful',
      'very likely not hateful',
    ]);
  });
});

describe('what an author is told of a status', () => {
  it('is nothing as long as nobody has decided anything', () => {
    expect(toldOf({ state: 'visible' })).toBeUndefined();
  });

  it('is that it is held or being checked, and that it is visible again', () => {
    expect(toldOf({ state: 'held', automatic: true, reasons: [] })).toBe('held');
    expect(toldOf({ state: 'pending' })).toBe('pending');
    expect(toldOf({ state: 'visible', automatic: false, reasons: [] })).toBe('restored');
    expect(toldOf({ state: 'visible', automatic: true, reasons: [] })).toBe('restored');
  });
});

describe('asking what has become of a status', () => {
  it('is as far apart as it has been since, at most half a minute', () => {
    expect([0, 399, 800, 5_000, 60_000].map((since) => pace(since, false))).toEqual([400, 400, 800, 5_000, 30_000]);
  });

  it('comes to an end, unless something is held back', () => {
    expect(pace(120_001, false)).toBeUndefined();
    expect(pace(Date.now(), false)).toBeUndefined();
    expect(pace(Date.now(), true)).toBe(30_000);
  });
});

it('a request to an operator names the status by author, time and words, and where to look', () => {
  const long = { ...status(1), text: `One\n\n  line ${'🌲'.repeat(200)}`, moderation: { state: 'held' as const } };
  const text = request(long, 'Sunday', 'http://here/review');
  expect(text).toContain('my status of Sunday: “One line 🌲');
  expect(text).toContain(`${'🌲'.repeat(131)}…”`);
  expect(text).toContain('mira\nhttp://here/review');
});

it('a history says who did what, and names a program that is not the one of the verdict', () => {
  const nora = { id: 'x', name: 'nora' };
  expect(entry({ at: '', by: nora, action: 'release' }, 'm2')).toBe('Released by nora');
  expect(entry({ at: '', by: nora, action: 'hold' }, 'm2')).toBe('Held by nora');
  expect(entry({ at: '', by: { program: 'm2' }, action: 'verdict' }, 'm2')).toBe('Judged by the program');
  expect(entry({ at: '', by: { program: 'm1' }, action: 'verdict' }, 'm2')).toBe('Judged by the program (m1)');
});

it("what a program decided can be confirmed or undone, what a person decided only undone", () => {
  const item = (state: Moderated['state'], ...actions: Moderated['history'][number]['action'][]): Moderated => ({
    ...status(1),
    state,
    history: actions.map((action) => ({ at: '', by: { program: 'm1' }, action })),
  });
  const decisions = (it: Moderated) => choicesOf(it).map(([decision]) => decision);
  expect(decisions(item('held', 'verdict'))).toEqual(['hold', 'release']);
  expect(decisions(item('review', 'verdict'))).toEqual(['hold', 'release']);
  expect(decisions(item('held', 'verdict', 'hold'))).toEqual(['release']);
  expect(decisions(item('released', 'verdict', 'release'))).toEqual(['hold']);
  expect(decisions(item('held', 'verdict', 'release', 'verdict'))).toEqual(['hold', 'release']);
});

it('a note may be left out, and has at most 1,000 characters', () => {
  expect(checkNote('')).toBeUndefined();
  expect(checkNote(' \n ')).toBeUndefined();
  expect(checkNote('🌲'.repeat(1_000))).toBeUndefined();
  expect(checkNote('🌲'.repeat(1_001))).toBe('1 character too many; please shorten it.');
  expect(checkNote('a\u0007')).toContain('control character');
});

describe("an operator's notes that are not sent", () => {
  let storage: FakeStorage;
  const store = browserStore(() => storage);
  beforeEach(() => {
    storage = new FakeStorage();
  });

  it('outlive the page, each for its item and its writer', () => {
    new Notes(store, 'nora').write('a', 'Of a');
    new Notes(store, 'nora').write('b', 'Of b');
    expect(new Notes(store, 'nora').of('a')).toBe('Of a');
    expect(new Notes(store, 'nora').of('b')).toBe('Of b');
    expect(new Notes(store, 'omar').of('a')).toBe('');
  });

  it('leave nothing behind when they are empty', () => {
    const notes = new Notes(store, 'nora');
    notes.write('a', 'x');
    notes.write('a', '');
    expect(storage.length).toBe(0);
  });

  it('are no more than fifty; the oldest goes', () => {
    const notes = new Notes(store, 'nora');
    for (let i = 0; i <= 50; i++) notes.write(`${i}`, `Note ${i}`);
    expect(notes.of('0')).toBe('');
    expect(notes.of('1')).toBe('Note 1');
    expect(notes.of('50')).toBe('Note 50');
  });

  it('survive what others may have stored there', () => {
    for (const value of ['', 'x', '{}', '[1]', '[["a"]]', 'null']) {
      storage.setItem('cleave.notes.nora', value);
      expect(new Notes(store, 'nora').of('a')).toBe('');
    }
  });
});
