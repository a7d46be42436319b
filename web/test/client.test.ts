import { describe, expect, it, vi } from 'vitest';
import { Api, nextPath } from '../src/api/client';
import { Failure, parseRetryAfter } from '../src/api/failure';
import { status } from './fakes';

interface Sent {
  url: string;
  init: RequestInit;
}

function api(answer: (sent: Sent) => Response | Promise<Response>) {
  const sent: Sent[] = [];
  const expired = vi.fn<(token: string) => void>();
  const fetch = (async (url: string, init: RequestInit) => {
    sent.push({ url, init });
    return answer({ url, init });
  }) as unknown as typeof globalThis.fetch;
  return { api: new Api({ current: () => 'the-token', expired }, fetch), sent, expired };
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
const problem = (status: number, body: object, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json', ...headers } });
const failureOf = async (promise: Promise<unknown>) => {
  const cause: unknown = await promise.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  expect(cause).toBeInstanceOf(Failure);
  return cause as Failure;
};

describe('the API client', () => {
  it('posts a status with the token and its key', async () => {
    const { api: client, sent } = api(() => json({ ...status(1), moderation: { state: 'visible' } }, 201));
    await client.writeStatus('hello', 'key-1');
    expect(sent[0]?.url).toBe('/status');
    expect(sent[0]?.init).toMatchObject({ method: 'POST', body: '{"text":"hello"}', credentials: 'omit' });
    expect(sent[0]?.init.headers).toMatchObject({ Authorization: 'Bearer the-token', 'Idempotency-Key': 'key-1', 'Content-Type': 'application/json' });
  });

  it('sends no token where none belongs', async () => {
    const { api: client, sent } = api(() => json({}));
    await client.logIn({ email: 'mira@example.org', password: 'a lantern in the fog' });
    expect(sent[0]?.init.headers).not.toHaveProperty('Authorization');
  });

  it('decides as an operator, with a note where there is one', async () => {
    const { api: client, sent } = api(() => json({}));
    await client.decide('a/b', 'release', 'Fine.');
    await client.decide('c', 'hold', '');
    expect(sent.map(({ url, init }) => [url, init.method, init.body])).toEqual([
      ['/moderation/a%2Fb/release', 'POST', '{"note":"Fine."}'],
      ['/moderation/c/hold', 'POST', '{}'],
    ]);
  });

  it('reads a page with its ETag and the way to the next', async () => {
    const { api: client } = api(() => json([status(2), status(1)], 200, { ETag: '"v1"', Link: '</status?limit=10&before=x>; rel="next"' }));
    expect(await client.list('/status')).toEqual({ items: [status(2), status(1)], etag: '"v1"', next: '/status?limit=10&before=x' });
  });

  it('asks with the ETag and takes a 304 for nothing new', async () => {
    const { api: client, sent } = api(() => new Response(null, { status: 304 }));
    expect(await client.newer('/status', '"v1"')).toBeUndefined();
    expect(sent[0]?.init.headers).toMatchObject({ 'If-None-Match': '"v1"' });
    expect(sent[0]?.init.cache).toBe('no-store');
  });

  it('keeps code, fields and wait of a problem', async () => {
    const errors = [{ field: 'email', detail: 'No.' }];
    const { api: client } = api(() => problem(429, { code: 'throttled', detail: 'Later.', errors }, { 'Retry-After': '7' }));
    const failure = await failureOf(client.register({ email: 'x', password: 'y' }));
    expect(failure).toMatchObject({ kind: 'problem', status: 429, code: 'throttled', retryAfter: 7_000, transient: true, uncertain: false });
    expect(failure.problem?.errors).toEqual(errors);
  });

  it("tells of a token's end, but not of a wrong password", async () => {
    const { api: client, expired } = api(() => problem(401, { code: 'unauthorized' }));
    expect((await failureOf(client.logIn({ email: 'x', password: 'y' }))).status).toBe(401);
    expect(expired).not.toHaveBeenCalled();
    await failureOf(client.list('/status'));
    expect(expired).toHaveBeenCalledExactlyOnceWith('the-token');
  });

  it("survives a proxy's own error page", async () => {
    const { api: client } = api(() => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'Content-Type': 'text/html' } }));
    expect(await failureOf(client.list('/status'))).toMatchObject({ status: 502, transient: true, uncertain: true });
  });

  it('calls a lost connection by its name', async () => {
    const { api: client } = api(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await failureOf(client.writeStatus('x', 'k'))).toMatchObject({ kind: 'network', transient: true, uncertain: true });
  });

  it('gives up when the answer does not come in time', async () => {
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort(new DOMException('late', 'TimeoutError')));
    const { api: client } = api(({ init }) => Promise.reject(init.signal?.reason));
    expect(await failureOf(client.list('/status'))).toMatchObject({ kind: 'timeout' });
    vi.restoreAllMocks();
  });

  it('gives every call a deadline', async () => {
    const { api: client, sent } = api(() => json([]));
    await client.list('/status');
    await client.newer('/status', undefined, new AbortController().signal);
    expect(sent.every(({ init }) => init.signal instanceof AbortSignal)).toBe(true);
  });

  it('rejects with the reason of whoever gave the call up', async () => {
    const left = new AbortController();
    const { api: client } = api(({ init }) => {
      left.abort(new Error('left'));
      return Promise.reject(init.signal?.reason);
    });
    await expect(client.list('/status', left.signal)).rejects.toThrow('left');
  });
});

it('follows a Link by path only, whatever host it names', () => {
  expect(nextPath('</status?before=1>; rel="next"')).toBe('/status?before=1');
  expect(nextPath('<https://elsewhere.example/status?before=1>; rel="next"')).toBe('/status?before=1');
  expect(nextPath('</a>; rel="prev", </b>; rel="next"')).toBe('/b');
  expect(nextPath('</a>; rel="prev"')).toBeUndefined();
  expect(nextPath(null)).toBeUndefined();
});

it('reads Retry-After in seconds or as a date', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  expect(parseRetryAfter('3', now)).toBe(3_000);
  expect(parseRetryAfter('Sun, 22 Nov 2026 12:00:05 GMT', now)).toBe(5_000);
  expect(parseRetryAfter('Sun, 22 Nov 2026 11:00:00 GMT', now)).toBe(0);
  expect(parseRetryAfter('soon', now)).toBeUndefined();
  expect(parseRetryAfter('', now)).toBeUndefined();
  expect(parseRetryAfter(null, now)).toBeUndefined();
});
