import type { Session, User } from './api/types';
import { parse, type Store } from './storage';

export const sessionKey = 'cleave.session';

export interface SignedIn {
  token: string;
  user: User;
}

/** Why nobody is logged in: the person left, or the server no longer takes the token. */
export type Ended = 'left' | 'expired';

/** Who is logged in, in every tab of this browser at once. */
export class Sessions {
  private readonly listeners = new Set<() => void>();
  private value: SignedIn | undefined;
  private reason: Ended | undefined;
  /** The e-mail to offer at login, for this page's life only. */
  lastEmail = '';

  constructor(private readonly store: Store) {
    this.value = this.read();
  }

  current(): SignedIn | undefined {
    return this.value;
  }

  ended(): Ended | undefined {
    return this.reason;
  }

  begin(session: Session): void {
    const signedIn: SignedIn = { token: session.token, user: session.user };
    this.store.set(sessionKey, JSON.stringify(signedIn));
    this.become(signedIn, undefined);
  }

  leave(): void {
    this.store.remove(sessionKey);
    this.become(undefined, 'left');
  }

  /** A late answer to an old token must not end the session that has begun since. */
  expired(token: string): void {
    if (this.value === undefined || this.value.token !== token) return;
    this.lastEmail = this.value.user.email;
    this.store.remove(sessionKey);
    this.become(undefined, 'expired');
  }

  /** Another tab has logged in or out. */
  changedElsewhere(): void {
    const value = this.read();
    if (value?.token !== this.value?.token) this.become(value, value === undefined ? 'left' : undefined);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private read(): SignedIn | undefined {
    return parse<SignedIn>(
      this.store.get(sessionKey),
      (value) => typeof value?.token === 'string' && typeof value.user?.id === 'string' && typeof value.user.name === 'string',
    );
  }

  private become(value: SignedIn | undefined, reason: Ended | undefined): void {
    this.value = value;
    this.reason = reason;
    for (const listener of this.listeners) listener();
  }
}

/** Whether a token is an operator's: the server says so in it, and looks at it again whenever it matters. */
export function isOperator(token: string): boolean {
  try {
    const claims = token.split('.')[1] ?? '';
    return (JSON.parse(atob(claims.replace(/-/g, '+').replace(/_/g, '/'))) as { operator?: unknown }).operator === true;
  } catch {
    return false;
  }
}
