import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Api } from '../src/api/client';
import { Failure } from '../src/api/failure';
import { upload } from '../src/api/upload';

/** A request that goes as far as the test lets it. */
class FakeRequest {
  static last: FakeRequest;
  readonly upload: { onprogress?(event: object): void; onload?(): void } = {};
  readonly sent: Record<string, string> = {};
  onload?: () => void;
  onerror?: () => void;
  responseType = '';
  response: ArrayBuffer | undefined;
  status = 0;
  aborted = false;
  private headers: Record<string, string> = {};

  constructor() {
    FakeRequest.last = this;
  }

  open(): void {}
  send(): void {}
  setRequestHeader(name: string, value: string): void {
    this.sent[name] = value;
  }
  getResponseHeader(name: string): string | null {
    return this.headers[name] ?? null;
  }
  abort(): void {
    this.aborted = true;
  }
  answer(status: number, body: object, headers: Record<string, string> = {}): void {
    this.status = status;
    this.response = new TextEncoder().encode(JSON.stringify(body)).buffer as ArrayBuffer;
    this.headers = { 'Content-Type': 'application/json', ...headers };
    this.onload?.();
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const picture = new Blob(['x'.repeat(100)]);
const send = (signal = new AbortController().signal, progress: (share: number) => void = () => {}) => upload('/story', picture, { A: 'b' }, signal, progress);

describe('an upload', () => {
  it('tells how far it is and resolves with the answer', async () => {
    const shares: number[] = [];
    const sent = send(undefined, (share) => shares.push(share));
    FakeRequest.last.upload.onprogress?.({ lengthComputable: true, loaded: 25, total: 100 });
    FakeRequest.last.upload.onload?.();
    FakeRequest.last.answer(201, { id: 'x' });
    expect(await (await sent).json()).toEqual({ id: 'x' });
    expect(shares).toEqual([0.25, 1]);
    expect(FakeRequest.last.sent).toEqual({ A: 'b' });
  });

  it('is given up when nothing moves any more, but not while it is slow', async () => {
    const sent = send();
    const ended = sent.catch((cause: unknown) => cause);
    for (let minute = 0; minute < 5; minute++) {
      await vi.advanceTimersByTimeAsync(44_000);
      FakeRequest.last.upload.onprogress?.({ lengthComputable: true, loaded: minute, total: 100 });
    }
    expect(FakeRequest.last.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(46_000);
    expect(await ended).toMatchObject({ kind: 'timeout', uncertain: true });
    expect(FakeRequest.last.aborted).toBe(true);
  });

  it('ends with the reason of whoever cancels it', async () => {
    const cancel = new AbortController();
    const sent = send(cancel.signal);
    cancel.abort(new Error('cancelled'));
    await expect(sent).rejects.toThrow('cancelled');
    expect(FakeRequest.last.aborted).toBe(true);
  });

  it('calls a lost connection by its name', async () => {
    const sent = send().catch((cause: unknown) => cause);
    FakeRequest.last.onerror?.();
    expect(await sent).toMatchObject({ kind: 'network', transient: true });
  });
});

describe('sharing a picture', () => {
  const api = (expired = () => {}) => new Api({ current: () => 'the-token', expired });

  it('sends the bytes with their type, the token and a key', async () => {
    const sent = api().share(picture, 'image/png', 'key-1', new AbortController().signal, () => {});
    FakeRequest.last.answer(201, { id: 'x' });
    await sent;
    expect(FakeRequest.last.sent).toMatchObject({ 'Content-Type': 'image/png', Authorization: 'Bearer the-token', 'Idempotency-Key': 'key-1' });
  });

  it('keeps what the server says is wrong, and when to come again', async () => {
    const sent = api().share(picture, 'image/png', 'k', new AbortController().signal, () => {});
    const failed = sent.catch((cause: unknown) => cause);
    FakeRequest.last.answer(503, { code: 'busy', detail: 'Later.' }, { 'Content-Type': 'application/problem+json', 'Retry-After': '3' });
    const failure = await failed;
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ status: 503, code: 'busy', retryAfter: 3_000 });
  });

  it("tells of the token's end", async () => {
    const expired = vi.fn();
    const sent = api(expired).share(picture, 'image/png', 'k', new AbortController().signal, () => {});
    const failed = sent.catch(() => {});
    FakeRequest.last.answer(401, {});
    await failed;
    expect(expired).toHaveBeenCalledExactlyOnceWith('the-token');
  });
});
