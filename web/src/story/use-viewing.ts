import { useEffect, useRef, useState } from 'preact/hooks';
import type { Story } from '../api/types';

/**
 * Which story is shown large. Showing one is a step in the browser's history, so that "back" closes it; every other way
 * of closing takes that step back as well.
 */
export function useViewing(stories: Story[], more: boolean, loadOlder: () => Promise<unknown>, closed: (last: string) => void) {
  const [shown, setShown] = useState<string | undefined>();
  const closing = useRef(false);
  const at = stories.findIndex(({ id }) => id === shown);
  const story = stories[at];
  const newer = stories[at - 1];
  const older = story === undefined ? undefined : stories[at + 1];

  // Older ones may be on their way already; whoever asked goes on when they are there.
  const goOn = useRef(false);
  useEffect(() => {
    if (goOn.current && older !== undefined) setShown(older.id);
    goOn.current = false;
  }, [stories.length]);

  const last = useRef<string | undefined>(undefined);

  useEffect(() => {
    const before = last.current;
    last.current = shown;
    if (shown === undefined) {
      // The dialog has given the focus back to the picture it was opened from; this is the one it was closed on.
      if (before !== undefined) closed(before);
      return undefined;
    }
    const back = () => {
      closing.current = true;
      setShown(undefined);
    };
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, [shown]);

  return {
    story,
    open(id: string) {
      closing.current = false;
      history.pushState({ story: true }, '');
      setShown(id);
    },
    around: {
      newer,
      older,
      more,
      onNewer() {
        goOn.current = false;
        if (newer !== undefined) setShown(newer.id);
      },
      onOlder() {
        if (older !== undefined) setShown(older.id);
        else if (more) {
          goOn.current = true;
          void loadOlder();
        }
      },
      onClose() {
        // Going back takes a moment, and so does taking the dialog away; a second press must not leave the page.
        if (!closing.current) history.back();
        closing.current = true;
      },
    },
  };
}
