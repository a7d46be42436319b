import { useState } from 'preact/hooks';
import { explain, Failure } from '../api/failure';
import type { Decision, Moderated } from '../api/types';
import { checkNote, normaliseStatus } from '../rules';
import { useServices, useSession } from '../services';
import type { Trouble } from '../ui/form';
import { Notes } from './notes';

export type Deciding = { at: 'rest' } | { at: 'saving' | 'saved'; decision: Decision } | { at: 'failed'; decision: Decision; trouble: Trouble };

export interface DecisionState {
  state: Deciding;
  note: string;
  /** What is wrong with the note. */
  wrong: string | undefined;
  edit(note: string): void;
  decide(decision: Decision): void;
  /** Back to the choice. */
  again(): void;
}

/** What an operator decides of one item: shown as done at once, and as not done when it turns out so. */
export function useDecision({ id }: Moderated, decided: (item: Moderated) => void): DecisionState {
  const { api, store, announce } = useServices();
  const userId = useSession()?.user.id ?? '';
  const [notes] = useState(() => new Notes(store, userId));
  const [note, setNote] = useState(() => notes.of(id));
  const [wrong, setWrong] = useState<string | undefined>();
  const [state, setState] = useState<Deciding>({ at: 'rest' });

  const edit = (note: string) => {
    notes.write(id, note);
    setNote(note);
    if (wrong !== undefined) setWrong(checkNote(note));
    if (state.at === 'failed') setState({ at: 'rest' });
  };

  const decide = async (decision: Decision) => {
    if (state.at === 'saving' || state.at === 'saved') return;
    const found = checkNote(note);
    setWrong(found);
    if (found !== undefined) return;
    setState({ at: 'saving', decision });
    const sent = normaliseStatus(note);
    try {
      const item = await api.decide(id, decision, sent);
      decided(item);
      if (sent !== '' && !counts(item, decision, userId, sent)) {
        const text = `It was ${words[decision]} already, so your note was not added.`;
        return setState({ at: 'failed', decision, trouble: { text } });
      }
      notes.write(id, '');
      setNote('');
      setState({ at: 'saved', decision });
      announce(decision === 'release' ? 'Released.' : 'Held.');
    } catch (cause) {
      if (!(cause instanceof Failure)) throw cause;
      const named = cause.problem?.errors?.find(({ field }) => field === 'note');
      setWrong(named?.detail);
      setState(named === undefined ? { at: 'failed', decision, trouble: troubleOf(cause, decision, note !== '') } : { at: 'rest' });
    }
  };

  return { state, note, wrong, edit, decide: (decision) => void decide(decision), again: () => setState({ at: 'rest' }) };
}

const words: Record<Decision, string> = { release: 'released', hold: 'held' };

/** Whether this is what the item was changed by last; what was so already is not recorded again. */
function counts({ history }: Moderated, decision: Decision, userId: string, note: string): boolean {
  const last = history.at(-1);
  return last?.action === decision && 'id' in last.by && last.by.id === userId && last.note === note;
}

function troubleOf(failure: Failure, decision: Decision, noted: boolean): Trouble {
  const certain = failure.uncertain ? 'It is not certain that this was' : 'Not';
  const text = `${certain} ${words[decision]}. ${explain(failure)}${noted ? ' Your note is kept.' : ''}`;
  return failure.retryAfter === undefined ? { text } : { text, until: Date.now() + failure.retryAfter };
}
