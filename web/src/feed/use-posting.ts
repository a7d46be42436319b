import { useEffect, useRef, useState } from 'preact/hooks';
import { explain, Failure } from '../api/failure';
import { insist, type Waiting } from '../api/insist';
import type { OwnStatus } from '../api/types';
import { checkStatus, normaliseStatus } from '../rules';
import { useServices } from '../services';
import type { Trouble } from '../ui/form';
import { Drafts } from './drafts';

export type Posting =
  | { at: 'rest' }
  | { at: 'sending' }
  | { at: 'waiting'; trouble: Waiting }
  | { at: 'failed'; trouble: Trouble };

const attempts = 8;

/** The box one writes in: its text, what is wrong with it, and how its way to the server stands. */
export function usePosting(userId: string, onAccepted: (status: OwnStatus) => void) {
  const { api, store } = useServices();
  const [drafts] = useState(() => new Drafts(store, userId));
  const [text, setText] = useState(drafts.text);
  const [error, setError] = useState<string | undefined>();
  const [state, setState] = useState<Posting>({ at: 'rest' });
  const giveUp = useRef<AbortController | undefined>(undefined);

  useEffect(() => {
    const follow = (event: StorageEvent) => {
      if (drafts.changedElsewhere(event.key, event.oldValue, event.newValue)) setText(drafts.text);
    };
    addEventListener('storage', follow);
    return () => {
      removeEventListener('storage', follow);
      giveUp.current?.abort();
    };
  }, [drafts]);

  const edit = (value: string) => {
    drafts.edit(value);
    setText(value);
    if (error !== undefined) setError(checkStatus(value));
    // A text that is being changed is not sent again as it was; one under way arrives as it is.
    if (state.at === 'waiting') giveUp.current?.abort();
    if (state.at === 'waiting' || state.at === 'failed') setState({ at: 'rest' });
  };

  const send = async () => {
    if (state.at === 'sending') return;
    if (state.at === 'waiting') return state.trouble.now();
    const wrong = checkStatus(text);
    setError(wrong);
    if (wrong !== undefined) return;

    const content = normaliseStatus(text);
    const given = new AbortController();
    giveUp.current = given;
    let unsure = drafts.unconfirmed;
    const call = async (signal: AbortSignal) => {
      setState({ at: 'sending' });
      try {
        return await api.post(content, drafts.keyFor(content), signal);
      } catch (cause) {
        unsure ||= !(cause instanceof Failure) || cause.uncertain;
        throw cause;
      }
    };
    try {
      const status = await insist(call, { signal: given.signal, attempts, waiting: (trouble) => setState({ at: 'waiting', trouble }) }).catch(
        (cause: unknown) => {
          // Such a key belongs to another content, so this one has never been posted and may go out under a new key.
          if (!(cause instanceof Failure) || cause.code !== 'idempotency_key_reused') throw cause;
          drafts.forgetKey();
          return call(given.signal);
        },
      );
      drafts.accepted(content);
      setText(drafts.text);
      setState({ at: 'rest' });
      onAccepted(status);
    } catch (cause) {
      if (!unsure) drafts.notCarriedOut();
      if (given.signal.aborted) return;
      if (!(cause instanceof Failure)) throw cause;
      const named = cause.problem?.errors?.find(({ field }) => field === 'text');
      setError(named?.detail);
      setState(named === undefined ? { at: 'failed', trouble: troubleOf(cause) } : { at: 'rest' });
      if (cause.status === 422) drafts.forgetKey();
    }
  };

  return { text, error, state, unconfirmed: drafts.unconfirmed, edit, send: () => void send() };
}

function troubleOf(failure: Failure): Trouble {
  const text = `Not posted. ${explain(failure)} Your text is kept.`;
  return failure.retryAfter === undefined ? { text } : { text, until: Date.now() + failure.retryAfter };
}
