import type { Notification, Page } from '../api/types';
import type { Store } from '../storage';

/**
 * How many notifications a person has not seen. The newest page and the newest one that was on the page at the last
 * visit are all it takes, since ids are in the order of the list. The latter is kept for each user.
 */
export class Unread {
  private readonly listeners = new Set<() => void>();
  private readonly pages = new Map<string, { ids: string[]; more: boolean }>();

  constructor(private readonly store: Store) {}

  /** The newest page as it is now. Whoever is here for the first time begins with nothing new. */
  heard(userId: string, page: Page<Notification>): void {
    if (this.lastSeen(userId) === undefined) this.store.set(keyOf(userId), page.items[0]?.id ?? '');
    this.pages.set(userId, { ids: page.items.map(({ id }) => id), more: page.next !== undefined });
    this.tell();
  }

  /** The newest notification that this person has been shown; none when there was none to show. */
  saw(userId: string, newest: string | undefined): void {
    if (newest === undefined || newest <= (this.lastSeen(userId) ?? '')) return;
    this.store.set(keyOf(userId), newest);
    this.tell();
  }

  /** Ids beyond this one are new to the person; empty when all are, undefined before the first visit. */
  lastSeen(userId: string): string | undefined {
    return this.store.get(keyOf(userId));
  }

  /** "3", or "10+" when all of the newest page is new and there is more; undefined when nothing is. */
  label(userId: string): string | undefined {
    const page = this.pages.get(userId);
    const seen = this.lastSeen(userId) ?? '';
    const count = page?.ids.filter((id) => id > seen).length ?? 0;
    if (page === undefined || count === 0) return undefined;
    return count === page.ids.length && page.more ? `${count}+` : String(count);
  }

  /** Another tab may have shown them. */
  changedElsewhere(key: string | null): void {
    if (key === null || key.startsWith(prefix)) this.tell();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

const prefix = 'cleave.seen.';

function keyOf(userId: string): string {
  return prefix + userId;
}
