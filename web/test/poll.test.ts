import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../src/api/failure';
import { poll, type Surroundings } from '../src/feed/poll';

let hidden: boolean;
let change: () => void;
const surroundings: Surroundings = {
  hidden: () => hidden,
  changes(listener) {
    change = listener;
    return () => {
      change = () => {};
    };
  },
  random: () => 0.5,
};

beforeEach(() => {
  vi.useFakeTimers();
  hidden = false;
});
afterEach(() => {
  vi.useRealTimers();
});

const minute = 60_000;

describe('polling', () => {
  it('asks every four seconds', async () => {
    const ask = vi.fn(async () => {});
    const stop = poll(ask, surroundings);
    await vi.advanceTimersByTimeAsync(minute);
    expect(ask).toHaveBeenCalledTimes(15);
    stop();
    await vi.advanceTimersByTimeAsync(minute);
    expect(ask).toHaveBeenCalledTimes(15);
  });

  it('keeps another pace where it is given one, and rests until somebody comes back when that says so', async () => {
    const waits = [500, 1_000, undefined, 2_000, undefined];
    const ask = vi.fn(async () => {});
    const stop = poll(ask, surroundings, false, () => waits.shift());
    await vi.advanceTimersByTimeAsync(499);
    expect(ask).toHaveBeenCalledTimes(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(ask).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ask).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(10 * minute);
    expect(ask).toHaveBeenCalledTimes(2);
    change();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ask).toHaveBeenCalledTimes(4);
    await vi.advanceTimersByTimeAsync(10 * minute);
    expect(ask).toHaveBeenCalledTimes(4);
    stop();
  });

  it('does not ask while the page is hidden, and does at once when it is seen again', async () => {
    const ask = vi.fn(async () => {});
    const stop = poll(ask, surroundings);
    hidden = true;
    change();
    await vi.advanceTimersByTimeAsync(10 * minute);
    expect(ask).not.toHaveBeenCalled();
    hidden = false;
    change();
    await vi.advanceTimersByTimeAsync(0);
    expect(ask).toHaveBeenCalledTimes(1);
    stop();
  });

  it('asks less and less often while that fails, and as before when it works again', async () => {
    let works = false;
    const ask = vi.fn(() => (works ? Promise.resolve() : Promise.reject(new Failure('network', 0))));
    const stop = poll(ask, surroundings);
    await vi.advanceTimersByTimeAsync(10 * minute);
    expect(ask.mock.calls.length).toBeLessThan(26);
    works = true;
    await vi.advanceTimersByTimeAsync(minute);
    ask.mockClear();
    await vi.advanceTimersByTimeAsync(minute);
    expect(ask).toHaveBeenCalledTimes(15);
    stop();
  });

  it('waits as long as the server asks, also when the page is seen again meanwhile', async () => {
    const ask = vi.fn(() => Promise.reject(new Failure('problem', 503, {}, 90_000)));
    const stop = poll(ask, surroundings);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(ask).toHaveBeenCalledTimes(1);
    change();
    await vi.advanceTimersByTimeAsync(89_000);
    expect(ask).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ask).toHaveBeenCalledTimes(2);
    stop();
  });

  it('never asks twice at once, and gives up what is under way when it is stopped', async () => {
    let given: AbortSignal | undefined;
    const ask = vi.fn((signal: AbortSignal) => {
      given = signal;
      return new Promise<void>(() => {});
    });
    const stop = poll(ask, surroundings);
    await vi.advanceTimersByTimeAsync(4_000);
    change();
    await vi.advanceTimersByTimeAsync(minute);
    expect(ask).toHaveBeenCalledTimes(1);
    stop();
    expect(given?.aborted).toBe(true);
  });
});
