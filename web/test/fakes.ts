import type { Notification, Status } from '../src/api/types';

/** A browser's storage, which can refuse. */
export class FakeStorage implements Storage {
  refuses = false;
  private readonly values = new Map<string, string>();

  get length(): number {
    return this.values.size;
  }

  clear(): void {
    this.values.clear();
  }

  key(index: number): string | null {
    return [...this.values.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    this.check();
    return this.values.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.check();
    this.values.set(key, value);
  }

  removeItem(key: string): void {
    this.check();
    this.values.delete(key);
  }

  private check(): void {
    if (this.refuses) throw new DOMException('Refused', 'SecurityError');
  }
}

/** A status whose id sorts by `number`. */
export function status(number: number): Status {
  return {
    id: `01935d2a-0000-7000-8000-${String(number).padStart(12, '0')}`,
    author: { id: '01935d29-0f4e-7b21-8c3d-5e6f70819203', name: 'mira' },
    text: `Status ${number}`,
    createdAt: '2026-11-22T07:30:00.000Z',
  };
}

/** Statuses from one number down to another. */
export function statuses(from: number, to: number): Status[] {
  return Array.from({ length: from - to + 1 }, (_, index) => status(from - index));
}

/** Notifications from one number down to another; their ids sort by it. */
export function notifications(from: number, to: number): Notification[] {
  return statuses(from, to).map(({ id, author, text, createdAt }) => ({ id, author, createdAt, post: { id, preview: text } }));
}
