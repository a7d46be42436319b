import { normaliseStatus } from '../rules';
import { parse, type Store } from '../storage';

interface Draft {
  text: string;
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
export class Drafts {
  private readonly name: string;
  private draft: Draft;

  constructor(
    private readonly store: Store,
    userId: string,
    private readonly newKey: () => string = randomKey,
  ) {
    this.name = `cleave.draft.${userId}`;
    this.draft = parseDraft(store.get(this.name)) ?? { text: '' };
  }

  get text(): string {
    return this.draft.text;
  }

  /** Whether this very text may have been posted already. */
  get unconfirmed(): boolean {
    return this.draft.unsure === true && this.draft.sent === normaliseStatus(this.draft.text);
  }

  edit(text: string): void {
    this.draft = { ...this.draft, text };
    this.save();
  }

  /** The key for a content, stored before it is used, so that it outlives the page. */
  keyFor(content: string): string {
    const key = this.draft.sent === content && this.draft.key !== undefined ? this.draft.key : this.newKey();
    this.draft = { text: this.draft.text, key, sent: content, unsure: true };
    this.save();
    return key;
  }

  /** What was sent has certainly not been carried out. The key stays that of its content. */
  notCarriedOut(): void {
    this.draft = { ...this.draft, unsure: false };
    this.save();
  }

  /** The server has refused this content, or this key: the next try is a new one. */
  forgetKey(): void {
    this.draft = { text: this.draft.text };
    this.save();
  }

  /** The server has it. What was typed meanwhile stays. */
  accepted(content: string): void {
    const text = normaliseStatus(this.draft.text) === content ? '' : this.draft.text;
    this.draft = { text };
    this.save();
  }

  /**
   * Another tab has changed what is stored. Where it has posted this very text there is nothing left to write here; where
   * it has posted another, this tab's own is stored again. Answers whether this tab's text changed.
   */
  changedElsewhere(name: string | null, before: string | null, after: string | null): boolean {
    if (name !== this.name || after !== null || this.draft.text === '') return false;
    if (parseDraft(before ?? undefined)?.text !== this.draft.text) {
      this.save();
      return false;
    }
    this.draft = { text: '' };
    return true;
  }

  private save(): void {
    if (this.draft.text === '' && this.draft.key === undefined) this.store.remove(this.name);
    else this.store.set(this.name, JSON.stringify(this.draft));
  }
}

function parseDraft(json: string | undefined): Draft | undefined {
  return parse<Draft>(json, (value) => typeof value?.text === 'string');
}

/** A random UUID, also where the page came over plain HTTP and `randomUUID` is therefore missing. */
function randomKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
