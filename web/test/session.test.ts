import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Session } from '../src/api/types';
import { isOperator, sessionKey, Sessions } from '../src/session';
import { browserStore, type Store } from '../src/storage';
import { FakeStorage } from './fakes';

const session = (token: string): Session => ({
  token,
  tokenType: 'Bearer',
  expiresIn: 43_200,
  user: { id: '01935d29-0f4e-7b21-8c3d-5e6f70819203', email: 'mira@example.org', name: 'mira' },
});

let storage: FakeStorage;
let store: Store;

beforeEach(() => {
  storage = new FakeStorage();
  store = browserStore(() => storage);
});

describe('a session', () => {
  it('outlives the page and ends with log out', () => {
    new Sessions(store).begin(session('one'));
    const reopened = new Sessions(store);
    expect(reopened.current()?.user.name).toBe('mira');
    reopened.leave();
    expect(reopened.ended()).toBe('left');
    expect(new Sessions(store).current()).toBeUndefined();
  });

  it('ends in one tab when it ends in another', () => {
    const here = new Sessions(store);
    here.begin(session('one'));
    const there = new Sessions(store);
    const told = vi.fn();
    there.subscribe(told);
    here.leave();
    there.changedElsewhere();
    expect(there.current()).toBeUndefined();
    expect(told).toHaveBeenCalledTimes(1);
    there.changedElsewhere();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('is not ended by a late answer to the token before it', () => {
    const sessions = new Sessions(store);
    sessions.begin(session('old'));
    sessions.begin(session('new'));
    sessions.expired('old');
    expect(sessions.current()?.token).toBe('new');
    sessions.expired('new');
    expect(sessions.current()).toBeUndefined();
    expect(sessions.ended()).toBe('expired');
    expect(sessions.lastEmail).toBe('mira@example.org');
  });

  it.each(['not JSON', 'null', '{}', '{"token": 1, "user": {}}', '{"token": "x"}'])('is not made of %j', (stored) => {
    storage.setItem(sessionKey, stored);
    expect(new Sessions(store).current()).toBeUndefined();
  });
});

it("an operator's token says so, and no other does", () => {
  const token = (claims: object) => `eyJhbGciOiJFUzI1NiJ9.${base64Url(JSON.stringify(claims))}.c2lnbmF0dXJl`;
  expect(isOperator(token({ sub: 'x', name: 'Zoë?>ÿ', operator: true }))).toBe(true);
  expect(isOperator(token({ sub: 'x', name: 'Zoë?>ÿ' }))).toBe(false);
  expect(isOperator(token({ operator: 'true' }))).toBe(false);
  for (const none of ['', 'x', 'a.b.c', 'a.!.c', 'a.bnVsbA.c']) expect(isOperator(none)).toBe(false);
});

function base64Url(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text))).replace(/[+]/g, '-').replace(/[/]/g, '_').replace(/=/g, '');
}
