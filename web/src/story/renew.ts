import type { Api } from '../api/client';
import type { Story } from '../api/types';

/**
 * A story with addresses that are good again; undefined when it is gone. There is no address for a single story, but a
 * list that begins just above one begins with it.
 */
export async function renew(api: Api, id: string, signal?: AbortSignal): Promise<Story | undefined> {
  const page = await api.list('/story', signal, `/story?limit=1&before=${justAbove(id)}`);
  return page.items.find((story) => story.id === id);
}

/** The id that follows another one in their order. */
export function justAbove(id: string): string {
  const digits = id.split('');
  for (let at = digits.length - 1; at > 23; at--) {
    const digit = parseInt(digits[at] ?? '', 16);
    digits[at] = digit === 15 ? '0' : (digit + 1).toString(16);
    if (digit !== 15) break;
  }
  return digits.join('');
}
