import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../src/api/client';
import { Failure } from '../src/api/failure';
import type { Post } from '../src/api/types';
import { Codes } from '../src/post/codes';
import { status } from './fakes';

const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer;
const post = (number: number, size = 4, url = `/media/post/${number}.txt?s=old`): Post => ({ ...status(number), snippet: { language: 'text', bytes: size, url } });

function codes(media: (url: string) => Promise<ArrayBuffer>, find: (id: string) => Promise<Post> = () => Promise.reject(new Failure('network', 0))) {
  const asked = vi.fn(media);
  return { codes: new Codes({ media: asked, post: find } as unknown as Api), asked };
}

describe('the code of posts', () => {
  it('is fetched once, however often it is asked for', async () => {
    const { codes: all, asked } = codes(async () => bytes('\ufeffa\r\n'));
    const both = await Promise.all([all.load(post(1)), all.load(post(1))]);
    expect(both).toEqual(['\ufeffa\r\n', '\ufeffa\r\n']);
    expect(await all.load(post(1))).toBe('\ufeffa\r\n');
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('comes from a fresh address when the one at hand has ended', async () => {
    const { codes: all, asked } = codes(
      (url) => (url.endsWith('new') ? Promise.resolve(bytes('here')) : Promise.reject(new Failure('problem', 403))),
      async () => post(1, 4, '/media/post/1.txt?s=new'),
    );
    expect(await all.load(post(1))).toBe('here');
    expect(asked.mock.calls.map(([url]) => url)).toEqual(['/media/post/1.txt?s=old', '/media/post/1.txt?s=new']);
  });

  it('can be asked for again after a failure', async () => {
    let works = false;
    const { codes: all } = codes(() => (works ? Promise.resolve(bytes('now')) : Promise.reject(new Failure('problem', 503))));
    await expect(all.load(post(1))).rejects.toBeInstanceOf(Failure);
    works = true;
    expect(await all.load(post(1))).toBe('now');
  });

  it('is there with its list when it is small, and does not keep the list waiting for long', async () => {
    vi.useFakeTimers();
    const { codes: all, asked } = codes((url) => (url.includes('/2.') ? new Promise(() => {}) : Promise.resolve(bytes('code'))));
    const prepared = all.prepare([post(1), post(2), post(3, 4_000), { ...status(4) }]);
    await vi.advanceTimersByTimeAsync(400);
    await prepared;
    expect(all.get(post(1).id)).toBe('code');
    expect(asked).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });

  it('is kept of the last hundred only', () => {
    const { codes: all } = codes(async () => bytes(''));
    for (let number = 0; number <= 100; number++) all.put(post(number).id, `code ${number}`);
    expect(all.get(post(0).id)).toBeUndefined();
    expect(all.get(post(100).id)).toBe('code 100');
  });
});
