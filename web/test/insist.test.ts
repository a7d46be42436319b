import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../src/api/failure';
import { backoff, insist, type Waiting } from '../src/api/insist';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const lost = () => new Failure('network', 0);
const busy = (seconds: number) => new Failure('problem', 503, {}, seconds * 1000);

/** Fails with each of these in turn, then succeeds. */
function failing(...failures: Failure[]) {
  return vi.fn(() => {
    const failure = failures.shift();
    return failure === undefined ? Promise.resolve('done') : Promise.reject(failure);
  });
}

const options = (waiting: (waiting: Waiting) => void = () => {}, attempts = 5) => ({ signal: new AbortController().signal, attempts, waiting });

describe('the wait between tries', () => {
  it('doubles up to half a minute and is spread by a quarter each way', () => {
    expect([0, 1, 2, 3, 10].map((attempt) => backoff(attempt, 0, () => 0.5))).toEqual([1_000, 2_000, 4_000, 8_000, 30_000]);
    expect(backoff(0, 0, () => 0)).toBe(750);
    expect(backoff(0, 0, () => 0.999)).toBe(1_250);
  });

  it('is never shorter than the server asked for', () => {
    expect(backoff(0, 60_000, () => 0)).toBe(60_000);
  });
});

describe('insisting', () => {
  it('repeats what may succeed later, and says until when it waits', async () => {
    const call = failing(lost(), busy(9));
    const waits: number[] = [];
    const result = insist(call, options(({ until }) => waits.push(until - Date.now())));
    await vi.runAllTimersAsync();
    expect(await result).toBe('done');
    expect(call).toHaveBeenCalledTimes(3);
    expect(waits[1]).toBe(9_000);
  });

  it('does not repeat what is wrong', async () => {
    const call = failing(new Failure('problem', 422));
    await expect(insist(call, options())).rejects.toMatchObject({ status: 422 });
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('stops after its attempts with the last failure', async () => {
    const call = failing(lost(), lost(), busy(1));
    const result = insist(call, options(() => {}, 3));
    const outcome = expect(result).rejects.toMatchObject({ status: 503 });
    await vi.runAllTimersAsync();
    await outcome;
    expect(call).toHaveBeenCalledTimes(3);
  });

  it('tries at once when asked to', async () => {
    const result = insist(failing(busy(3_600)), options(({ now }) => now()));
    expect(await result).toBe('done');
  });

  it('tries at once when the connection comes back, unless the server named a time', async () => {
    const target = new EventTarget();
    vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
    const call = failing(lost(), busy(60));
    const result = insist(call, options());
    await vi.advanceTimersByTimeAsync(0);
    target.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(call).toHaveBeenCalledTimes(2);
    target.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(call).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await result).toBe('done');
    vi.unstubAllGlobals();
  });

  it('ends without another try when it is given up', async () => {
    const left = new AbortController();
    const call = failing(lost(), lost());
    const result = insist(call, { signal: left.signal, attempts: 5, waiting: () => left.abort(new Error('left')) });
    await expect(result).rejects.toThrow('left');
    await vi.runAllTimersAsync();
    expect(call).toHaveBeenCalledTimes(1);
  });
});
