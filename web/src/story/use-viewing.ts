import { useEffect, useRef, useState } from 'preact/hooks';
import type { Story } from '../api/types';
import { useStep } from '../ui/use-step';

/** Which story is shown large. */
export function useViewing(stories: Story[], more: boolean, loadOlder: () => Promise<unknown>, closed: (last: string) => void) {
  const [shown, setShown] = useState<string | undefined>();
  const at = stories.findIndex(({ id }) => id === shown);
  const story = stories[at];
  const newer = stories[at - 1];
  const older = story === undefined ? undefined : stories[at + 1];
  const close = () => setShown(undefined);

  useStep('story', story !== undefined, () => {
    close();
    return false;
  });

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
    // The dialog has given the focus back to the picture it was opened from; this is the one it was closed on.
    if (shown === undefined && before !== undefined) closed(before);
  }, [shown]);

  return {
    story,
    open: setShown,
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
      onClose: close,
    },
  };
}
