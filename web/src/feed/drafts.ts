import { parse, type Store } from '../storage';

/** What a draft is made of. */
export interface Form<W> {
  /** A name of its own, under which drafts of this kind are stored. */
  kind: string;
  blank: W;
  /** What a stored value holds of it; undefined when it is none. */
  read(stored: Partial<W>): W | undefined;
  /** What would be sent, as one text: two drafts that would send the same have the same. */
  content(written: W): string;
}

interface Sending {
  /** The key under which `sent` was sent, kept until the server has confirmed it. */
  key?: string;
  sent?: string;
  /** Whether `sent` may have arrived although no answer said so. */
  unsure?: boolean;
}

/**
 * What one user is writing, kept until the server has accepted it. The idempotency key belongs to a content: the same
 * content goes out under the same key, whatever happened to the answer, to the page or to the browser in between.
 */
export class Drafts<W extends object> {
  private readonly name: string;
  private current: W;
  private sending: Sending;

  constructor(
    private readonly store: Store,
    userId: string,
    private readonly form: Form<W>,
    private readonly newKey: () => string = randomKey,
  ) {
    this.name = `cleave.${form.kind}.${userId}`;
    const stored = this.parse(store.get(this.name));
    this.current = stored?.written ?? form.blank;
    this.sending = stored?.sending ?? {};
  }

  get written(): W {
    return this.current;
  }

  /** Whether this very content may have been posted already. */
  get unconfirmed(): boolean {
    return this.sending.unsure === true && this.sending.sent === this.form.content(this.current);
  }

  edit(written: W): void {
    this.current = written;
    this.save();
  }

  /** The key for a content, stored before it is used, so that it outlives the page. */
  keyFor(content: string): string {
    const { sent, key: before } = this.sending;
    const key = sent === content && before !== undefined ? before : this.newKey();
    this.sending = { key, sent: content, unsure: true };
    this.save();
    return key;
  }

  /** What was sent has certainly not been carried out. The key stays that of its content. */
  notCarriedOut(): void {
    this.sending = { ...this.sending, unsure: false };
    this.save();
  }

  /** The server has refused this content, or this key: the next try is a new one. */
  forgetKey(): void {
    this.sending = {};
    this.save();
  }

  /** The server has it. What was typed meanwhile stays. */
  accepted(content: string): void {
    if (this.form.content(this.current) === content) this.current = this.form.blank;
    this.sending = {};
    this.save();
  }

  /**
   * Another tab has changed what is stored. Where it has posted this very content there is nothing left to write here;
   * where it has posted another, this tab's own is stored again. Answers whether this tab's content changed.
   */
  changedElsewhere(name: string | null, before: string | null, after: string | null): boolean {
    if (name !== this.name || after !== null || this.isBlank()) return false;
    const theirs = this.parse(before ?? undefined)?.written;
    if (theirs === undefined || !same(theirs, this.current)) {
      this.save();
      return false;
    }
    this.current = this.form.blank;
    this.sending = {};
    return true;
  }

  private isBlank(): boolean {
    return same(this.current, this.form.blank);
  }

  private save(): void {
    if (this.isBlank() && this.sending.key === undefined) this.store.remove(this.name);
    else this.store.set(this.name, JSON.stringify({ ...this.current, ...this.sending }));
  }

  private parse(json: string | undefined): { written: W; sending: Sending } | undefined {
    const value = parse<Partial<W> & Sending>(json, (stored) => typeof stored === 'object' && stored !== null);
    const written = value && this.form.read(value);
    if (value === undefined || written === undefined) return undefined;
    const { key, sent, unsure } = value;
    return { written, sending: typeof key === 'string' && typeof sent === 'string' ? { key, sent, unsure: unsure === true } : {} };
  }
}

function same(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A random UUID, also where the page came over plain HTTP and `randomUUID` is therefore missing. */
export function randomKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
