import { useEffect, useRef, useState } from 'preact/hooks';
import type { Api } from '../api/client';
import { explain, Failure } from '../api/failure';
import { insist, type Waiting } from '../api/insist';
import { useServices } from '../services';
import type { Trouble } from '../ui/form';
import { Drafts, type Form } from './drafts';

/** What is wrong, by the place in the composer. */
export type Wrong = Partial<Record<'text' | 'snippet', string>>;

/** How something is written and sent. `kept` is what to tell those who fear for it. */
export interface Writing<W extends object, R> extends Form<W> {
  kept: string;
  check(written: W): Wrong;
  send(api: Api, written: W, key: string, signal: AbortSignal): Promise<R>;
  /** Where the composer shows what the server says of a field. */
  place(field: string): keyof Wrong | undefined;
}

export type Posting =
  | { at: 'rest' }
  | { at: 'sending' }
  | { at: 'waiting'; trouble: Waiting }
  | { at: 'failed'; trouble: Trouble };

export interface PostingState<W> {
  written: W;
  wrong: Wrong;
  state: Posting;
  unconfirmed: boolean;
  kept: string;
  edit(part: Partial<W>): void;
  send(): void;
}

const attempts = 8;

/** The box one writes in: what is written, what is wrong with it, and how its way to the server stands. */
export function usePosting<W extends object, R>(writing: Writing<W, R>, userId: string, onAccepted: (result: R, written: W) => void): PostingState<W> {
  const { api, store } = useServices();
  const [drafts] = useState(() => new Drafts(store, userId, writing));
  const [written, setWritten] = useState(drafts.written);
  const [wrong, setWrong] = useState<Wrong>({});
  const [state, setState] = useState<Posting>({ at: 'rest' });
  const giveUp = useRef<AbortController | undefined>(undefined);

  useEffect(() => {
    const follow = (event: StorageEvent) => {
      if (drafts.changedElsewhere(event.key, event.oldValue, event.newValue)) setWritten(drafts.written);
    };
    addEventListener('storage', follow);
    return () => {
      removeEventListener('storage', follow);
      giveUp.current?.abort();
    };
  }, [drafts]);

  const edit = (part: Partial<W>) => {
    drafts.edit({ ...drafts.written, ...part });
    setWritten(drafts.written);
    if (Object.keys(wrong).length > 0) setWrong(writing.check(drafts.written));
    // What is being changed is not sent again as it was; one under way arrives as it is.
    if (state.at === 'waiting') giveUp.current?.abort();
    if (state.at === 'waiting' || state.at === 'failed') setState({ at: 'rest' });
  };

  const send = async () => {
    if (state.at === 'sending') return;
    if (state.at === 'waiting') return state.trouble.now();
    const sent = drafts.written;
    const found = writing.check(sent);
    setWrong(found);
    if (Object.keys(found).length > 0) return;

    const content = writing.content(sent);
    const given = new AbortController();
    giveUp.current = given;
    let unsure = drafts.unconfirmed;
    const call = async (signal: AbortSignal) => {
      setState({ at: 'sending' });
      try {
        return await writing.send(api, sent, drafts.keyFor(content), signal);
      } catch (cause) {
        unsure ||= !(cause instanceof Failure) || cause.uncertain;
        throw cause;
      }
    };
    try {
      const result = await insist(call, { signal: given.signal, attempts, waiting: (trouble) => setState({ at: 'waiting', trouble }) }).catch(
        (cause: unknown) => {
          // Such a key belongs to another content, so this one has never been posted and may go out under a new key.
          if (!(cause instanceof Failure) || cause.code !== 'idempotency_key_reused') throw cause;
          drafts.forgetKey();
          return call(given.signal);
        },
      );
      drafts.accepted(content);
      setWritten(drafts.written);
      setState({ at: 'rest' });
      onAccepted(result, sent);
    } catch (cause) {
      if (!unsure) drafts.notCarriedOut();
      if (given.signal.aborted) return;
      if (!(cause instanceof Failure)) throw cause;
      const named: Wrong = {};
      for (const { field, detail } of cause.problem?.errors ?? []) {
        const place = writing.place(field);
        if (place !== undefined) named[place] ??= detail;
      }
      const placed = Object.keys(named).length > 0;
      setWrong(named);
      setState(placed ? { at: 'rest' } : { at: 'failed', trouble: troubleOf(cause, writing.kept) });
      if (cause.status === 422) drafts.forgetKey();
    }
  };

  return { written, wrong, state, unconfirmed: drafts.unconfirmed, kept: writing.kept, edit, send: () => void send() };
}

function troubleOf(failure: Failure, kept: string): Trouble {
  const text = `Not posted. ${explain(failure)} ${kept}`;
  return failure.retryAfter === undefined ? { text } : { text, until: Date.now() + failure.retryAfter };
}
