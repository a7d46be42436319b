import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Failure } from '../api/failure';
import { insist, type Waiting } from '../api/insist';
import { randomKey } from '../feed/drafts';
import { useServices, useSession } from '../services';
import type { Trouble } from '../ui/form';
import { useStep } from '../ui/use-step';
import { look, type Picture } from './picture';
import { troubleOf } from './trouble';

export type Way =
  /** `unconfirmed` where all of it was sent and no answer was heard. */
  | { at: 'rest'; unconfirmed?: boolean }
  | { at: 'sending'; share: number }
  | { at: 'waiting'; trouble: Waiting }
  /** `hopeless` where the same picture would be refused again. */
  | { at: 'failed'; trouble: Trouble; hopeless: boolean }
  | { at: 'done' };

/** A picture and the key under which it is sent, however often. */
export interface Chosen {
  picture: Picture;
  key: string;
}

export interface SharingState {
  open: boolean;
  /** Whether a picture is on its way. */
  busy: boolean;
  picture: Picture | undefined;
  /** Why what was chosen last was not taken. */
  wrong: string | undefined;
  way: Way;
  choose(files: Iterable<File>): void;
  /** The chosen picture turns out to be none that can be shared; the one before it comes back. */
  refuse(wrong: string): void;
  send(): void;
  /** Ends what is under way; the picture stays. */
  cancel(): void;
  close(): void;
}

const attempts = 6;
const rest: Way = { at: 'rest' };

/**
 * A picture on its way to the others. It stays chosen, under the key it was first sent with, until it has arrived or
 * is given up; whoever has to log in meanwhile finds it again.
 */
export function useSharing(): SharingState {
  const { api, announce, pictures } = useServices();
  const userId = useSession()?.user.id ?? '';
  const [chosen, setChosen] = useState(() => pictures.get(userId));
  const [open, setOpen] = useState(chosen !== undefined);
  const [wrong, setWrong] = useState<string | undefined>();
  const [way, setWay] = useState<Way>(rest);
  const before = useRef<Chosen | undefined>(undefined);
  const giveUp = useRef<AbortController | undefined>(undefined);
  const choices = useRef(0);
  const sentWhole = useRef<string | undefined>(undefined);
  const busy = way.at === 'sending' || way.at === 'waiting';
  const shared = way.at === 'done';

  const take = useCallback(
    (next: Chosen | undefined) => {
      setChosen(next);
      if (next === undefined) pictures.delete(userId);
      else pictures.set(userId, next);
    },
    [pictures, userId],
  );

  useEffect(() => () => giveUp.current?.abort(), []);
  useEffect(() => {
    if (!busy) return undefined;
    const hold = (event: Event) => event.preventDefault();
    addEventListener('beforeunload', hold);
    return () => removeEventListener('beforeunload', hold);
  }, [busy]);

  const choose = useCallback(
    async (files: Iterable<File>) => {
      const [file, ...more] = files;
      if (file === undefined) return;
      if (busy) return setWrong('One picture at a time. Wait for this one, or cancel it.');
      const mine = ++choices.current;
      const found = await look(file);
      if (choices.current !== mine) return;
      before.current = shared ? undefined : chosen;
      if (typeof found === 'string') {
        take(before.current);
        setWrong(found);
      } else {
        take({ picture: found, key: randomKey() });
        setWrong(undefined);
      }
      setWay(rest);
      setOpen(true);
      if (more.length > 0) announce('One picture at a time: the first was taken.');
    },
    [busy, shared, chosen, take, announce],
  );

  const send = async () => {
    if (chosen === undefined || way.at === 'sending' || shared) return;
    if (way.at === 'waiting') return way.trouble.now();
    const { picture, key } = chosen;
    const given = new AbortController();
    giveUp.current = given;
    // A choice that is still being looked at comes too late.
    choices.current++;
    setWrong(undefined);
    try {
      await insist(
        (signal) => {
          setWay({ at: 'sending', share: 0 });
          return api.share(picture.file, picture.type, key, signal, (share) => {
            if (share >= 1) sentWhole.current = key;
            if (!signal.aborted) setWay({ at: 'sending', share });
          });
        },
        { signal: given.signal, attempts, waiting: (trouble) => setWay({ at: 'waiting', trouble }) },
      );
      pictures.delete(userId);
      setWay({ at: 'done' });
      announce('Your picture is shared.');
    } catch (cause) {
      if (given.signal.aborted) {
        const chosenStill = pictures.get(userId)?.key === key;
        return setWay({ at: 'rest', unconfirmed: chosenStill && sentWhole.current === key });
      }
      if (!(cause instanceof Failure)) throw cause;
      setWay({ at: 'failed', trouble: troubleOf(cause), hopeless: !cause.transient });
    }
    setWrong(undefined);
  };

  const cancel = () => {
    setWrong(undefined);
    giveUp.current?.abort();
  };

  const close = () => {
    giveUp.current?.abort();
    choices.current++;
    take(undefined);
    setOpen(false);
    setWrong(undefined);
    setWay(rest);
  };

  useStep('sharing', open, () => {
    if (busy) cancel();
    else close();
    return busy;
  });

  return {
    open,
    busy,
    picture: chosen?.picture,
    wrong,
    way,
    choose,
    refuse(why) {
      take(before.current);
      before.current = undefined;
      // It may be on its way already, or refused by the server: neither is true of the one that comes back.
      giveUp.current?.abort();
      setWay(rest);
      setWrong(why);
    },
    send: () => void send(),
    cancel,
    close,
  };
}
