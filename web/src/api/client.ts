import { Failure, parseRetryAfter } from './failure';
import type { Credentials, Decision, List, Lists, Moderated, Modules, NewPost, OwnStatus, Page, Post, Problem, Session, Story, User } from './types';
import { upload, type Progress } from './upload';

/** Where the client finds the token, and whom it tells that the server no longer takes it. */
export interface Tokens {
  current(): string | undefined;
  expired(token: string): void;
}

interface Call {
  method?: 'GET' | 'POST';
  body?: unknown;
  headers?: Record<string, string>;
  /** Whether a 401 is about the token; at login it is about the password. */
  authenticated?: boolean;
  signal?: AbortSignal | undefined;
  /** Milliseconds until the call is given up. */
  deadline?: number;
}

const deadline = 15_000;
const pollDeadline = 8_000;

/**
 * The API, typed. Every call has a deadline and rejects with a Failure, or with the signal's reason when its caller
 * gives it up. Nothing is repeated here: who calls knows whether that is safe.
 */
export class Api {
  constructor(
    private readonly tokens: Tokens,
    private readonly fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init),
  ) {}

  async register(credentials: Credentials): Promise<User> {
    return (await this.call('/register', { method: 'POST', body: credentials })).json() as Promise<User>;
  }

  async logIn(credentials: Credentials): Promise<Session> {
    return (await this.call('/login', { method: 'POST', body: credentials })).json() as Promise<Session>;
  }

  async modules(signal?: AbortSignal): Promise<Modules> {
    return (await this.call('/modules.json', { signal })).json() as Promise<Modules>;
  }

  /** Safe to repeat with the same key: the server then answers with the first result. So are the next two. */
  async writeStatus(text: string, key: string, signal?: AbortSignal): Promise<OwnStatus> {
    const headers = { 'Idempotency-Key': key };
    const response = await this.call('/status', { method: 'POST', body: { text }, headers, authenticated: true, signal });
    return response.json() as Promise<OwnStatus>;
  }

  async writePost(body: NewPost, key: string, signal?: AbortSignal): Promise<Post> {
    const headers = { 'Idempotency-Key': key };
    const response = await this.call('/post', { method: 'POST', body, headers, authenticated: true, signal, deadline: 2 * deadline });
    return response.json() as Promise<Post>;
  }

  /** Sends a picture of a type that was seen in its content, and tells how far it is. */
  async share(picture: Blob, type: string, key: string, signal: AbortSignal, progress: Progress): Promise<Story> {
    const token = this.tokens.current();
    const headers = { Accept: 'application/json', 'Content-Type': type, 'Idempotency-Key': key, Authorization: `Bearer ${token}` };
    return (await this.checked(await upload('/story', picture, headers, signal, progress), token)).json() as Promise<Story>;
  }

  async post(id: string, signal?: AbortSignal): Promise<Post> {
    return (await this.call(`/post/${encodeURIComponent(id)}`, { authenticated: true, signal })).json() as Promise<Post>;
  }

  /** Safe to repeat: what is so already stays so. */
  async decide(id: string, decision: Decision, note: string): Promise<Moderated> {
    const path = `/moderation/${encodeURIComponent(id)}/${decision}`;
    return (await this.call(path, { method: 'POST', body: note === '' ? {} : { note }, authenticated: true })).json() as Promise<Moderated>;
  }

  /** The newest of what all others have made, or the older page that `path` (a Page's `next`) names. */
  async list<L extends List>(list: L, signal?: AbortSignal, path: string = list): Promise<Page<Lists[L]>> {
    return page(await this.call(path, { authenticated: true, signal }));
  }

  /** The newest page, or undefined when it is still that of `etag`. */
  async newer<L extends List>(list: L, etag: string | undefined, signal?: AbortSignal): Promise<Page<Lists[L]> | undefined> {
    const headers: Record<string, string> = etag === undefined ? {} : { 'If-None-Match': etag };
    const response = await this.call(list, { headers, authenticated: true, signal, deadline: pollDeadline });
    return response.status === 304 ? undefined : page(response);
  }

  /** The bytes behind a signed address. Others may know that address, so it says nothing of who asks. */
  async media(url: string, signal?: AbortSignal): Promise<ArrayBuffer> {
    return (await this.call(url, { signal, headers: { Accept: '*/*' } })).arrayBuffer();
  }

  private async call(path: string, call: Call): Promise<Response> {
    const token = call.authenticated ? this.tokens.current() : undefined;
    const headers: Record<string, string> = { Accept: 'application/json', ...call.headers };
    if (token !== undefined) headers['Authorization'] = `Bearer ${token}`;
    if (call.body !== undefined) headers['Content-Type'] = 'application/json';
    const timeout = AbortSignal.timeout(call.deadline ?? deadline);

    let response: Response;
    try {
      response = await this.fetch(path, {
        method: call.method ?? 'GET',
        headers,
        // The browser's own cache would turn a 304 into a 200 and hide that nothing has changed.
        cache: path.startsWith('/media/') ? 'default' : 'no-store',
        credentials: 'omit',
        redirect: 'error',
        signal: call.signal ? AbortSignal.any([call.signal, timeout]) : timeout,
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      });
      // The body is read under the same deadline, so that no answer can stop half way for ever.
      response = new Response(response.status === 304 ? null : await response.arrayBuffer(), response);
    } catch (cause) {
      if (call.signal?.aborted) throw call.signal.reason;
      throw new Failure(timeout.aborted ? 'timeout' : 'network', 0, undefined, undefined);
    }
    return this.checked(response, call.authenticated ? (token ?? '') : undefined);
  }

  /** The answer when it is good; else what it says is wrong. `token` is what a 401 would be about. */
  private async checked(response: Response, token: string | undefined): Promise<Response> {
    if (response.ok || response.status === 304) return response;
    if (response.status === 401 && token !== undefined) this.tokens.expired(token);
    throw new Failure(
      'problem',
      response.status,
      await problem(response),
      parseRetryAfter(response.headers.get('Retry-After'), Date.now()),
    );
  }
}

async function page<T>(response: Response): Promise<Page<T>> {
  const next = nextPath(response.headers.get('Link'));
  const etag = response.headers.get('ETag');
  return {
    items: (await response.json()) as T[],
    ...(next === undefined ? {} : { next }),
    ...(etag === null ? {} : { etag }),
  };
}

/** The path of `rel="next"` in a Link header. Only path and query count, whatever host a proxy may have put before them. */
export function nextPath(link: string | null): string | undefined {
  const target = link?.match(/<([^>]*)>\s*;[^,]*\brel="?next"?/)?.[1];
  if (target === undefined) return undefined;
  const url = new URL(target, 'http://own.invalid/status');
  return url.pathname + url.search;
}

/** A proxy may answer with a page of its own; then the status has to say it all. */
async function problem(response: Response): Promise<Partial<Problem> | undefined> {
  if (!response.headers.get('Content-Type')?.includes('json')) return undefined;
  try {
    return (await response.json()) as Problem;
  } catch {
    return undefined;
  }
}
