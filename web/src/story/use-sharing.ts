import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { explain, Failure } from '../api/failure';
import { insist, type Waiting } from '../api/insist';
import { randomKey } from '../feed/drafts';
import { useServices } from '../services';
import type { Trouble } from '../ui/form';
import { look, type Picture } from './picture';

export type Way =
  | { at: 'rest' }
  | { at: 'sending'; share: number }
  | { at: 'waiting'; trouble: Waiting }
  | { at: 'failed'; trouble: Trouble }
  | { at: 'done' };

export interface SharingState {
  open: boolean;
  picture: Picture | undefined;
  /** What is wrong with what was chosen. */
  wrong: string | undefined;
  way: Way;
  choose(files: Iterable<File>): void;
  refuse(wrong: string): void;
  send(): void;
  /** Ends what is under way; the picture stays. */
  cancel(): void;
  close(): void;
}

const attempts = 6;

/** A picture on its way to the others. It stays chosen, under the key it was first sent with, until it has arrived. */
export function useSharing(): SharingState {
  const { api, announce } = useServices();
  const [open, setOpen] = useState(false);
  const [picture, setPicture] = useState<Picture | undefined>();
  const [wrong, setWrong] = useState<string | undefined>();
  const [way, setWay] = useState<Way>({ at: 'rest' });
  const key = useRef('');
  const giveUp = useRef<AbortController | undefined>(undefined);
  const chosen = useRef(0);
  const busy = way.at === 'sending' || way.at === 'waiting';

  useEffect(() => () => giveUp.current?.abort(), []);

  const choose = useCallback(
    async (files: Iterable<File>) => {
      const [file, ...more] = files;
      if (file === undefined || busy) return;
      const mine = ++chosen.current;
      const found = await look(file);
      if (chosen.current !== mine) return;
      key.current = randomKey();
      setWay({ at: 'rest' });
      setPicture(typeof found === 'string' ? undefined : found);
      setWrong(typeof found === 'string' ? found : undefined);
      setOpen(true);
      if (more.length > 0) announce('One picture at a time: the first was taken.');
    },
    [busy, announce],
  );

  const send = async () => {
    if (picture === undefined || wrong !== undefined || way.at === 'sending' || way.at === 'done') return;
    if (way.at === 'waiting') return way.trouble.now();
    const given = new AbortController();
    giveUp.current = given;
    try {
      await insist(
        (signal) => {
          setWay({ at: 'sending', share: 0 });
          return api.share(picture.file, picture.type, key.current, signal, (share) => signal.aborted || setWay({ at: 'sending', share }));
        },
        { signal: given.signal, attempts, waiting: (trouble) => setWay({ at: 'waiting', trouble }) },
      );
      setWay({ at: 'done' });
      announce('Your picture is shared.');
    } catch (cause) {
      if (given.signal.aborted) return setWay({ at: 'rest' });
      if (!(cause instanceof Failure)) throw cause;
      setWay({ at: 'failed', trouble: troubleOf(cause) });
    }
  };

  return {
    open,
    picture,
    wrong,
    way,
    choose,
    refuse: setWrong,
    send: () => void send(),
    cancel: () => giveUp.current?.abort(),
    close() {
      giveUp.current?.abort();
      chosen.current++;
      setOpen(false);
      setPicture(undefined);
      setWrong(undefined);
      setWay({ at: 'rest' });
    },
  };
}

const reasons: Record<number, string> = {
  413: 'This file is too large; 10 MiB are possible.',
  415: 'This is no JPEG, PNG, WebP or GIF.',
};

function troubleOf(failure: Failure): Trouble {
  const named = failure.problem?.errors?.[0]?.detail;
  const reason =
    failure.code === 'too_many_pixels' ? 'This picture has too many pixels; 40 megapixels are possible.' : (named ?? reasons[failure.status] ?? explain(failure));
  const text = `Not shared. ${reason}${failure.transient ? ' Your picture is kept.' : ' Choose another one.'}`;
  return failure.retryAfter === undefined ? { text } : { text, until: Date.now() + failure.retryAfter };
}
