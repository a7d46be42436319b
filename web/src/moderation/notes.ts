import { parse, type Store } from '../storage';

/** More than anybody has open at once; beyond it the oldest goes. */
const most = 50;

/** What an operator has begun to note on items and not sent, kept in this browser for its writer. */
export class Notes {
  private readonly key: string;

  constructor(
    private readonly store: Store,
    userId: string,
  ) {
    this.key = `cleave.notes.${userId}`;
  }

  of(id: string): string {
    return this.all().find(([of]) => of === id)?.[1] ?? '';
  }

  /** An empty note is none. */
  write(id: string, note: string): void {
    const others = this.all().filter(([of]) => of !== id);
    const notes = note === '' ? others : [...others, [id, note]].slice(-most);
    if (notes.length === 0) this.store.remove(this.key);
    else this.store.set(this.key, JSON.stringify(notes));
  }

  /** Read each time: another tab may have written as well. */
  private all(): [string, string][] {
    return parse<[string, string][]>(this.store.get(this.key), (value) => Array.isArray(value) && value.every(isNote)) ?? [];
  }
}

function isNote(value: unknown): value is [string, string] {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string';
}
