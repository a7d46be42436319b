import { useEffect, useRef, useState } from 'preact/hooks';
import type { Story } from '../api/types';
import { When } from '../ui/when';

/** A preview that does not come is asked for at most so often. */
const mostTries = 20;

interface Props {
  story: Story;
  stop: boolean;
  /** Another number whenever a picture that did not come may come now. */
  turn: number;
  onStop(id: string): void;
  onOpen(id: string): void;
  onStale(id: string): Promise<boolean>;
}

/** A story as a small picture with its name and time. */
export function Tile({ story, stop, turn, onStop, onOpen, onStale }: Props) {
  const { url, width, height } = story.image.preview;
  const [tries, setTries] = useState(1);
  const broken = useRef(false);
  // A fresh address is asked for once in each turn, so that a picture that is gone is not asked for without end.
  const stale = useRef('');

  useEffect(() => {
    if (!broken.current || tries === mostTries) return;
    broken.current = false;
    stale.current = '';
    setTries(tries + 1);
  }, [turn]);

  return (
    <button type="button" class="tile" data-id={story.id} tabIndex={stop ? 0 : -1} onFocus={() => onStop(story.id)} onClick={() => onOpen(story.id)}>
      <img
        key={tries}
        src={url}
        width={width}
        height={height}
        alt={story.author.name}
        loading="lazy"
        onLoad={() => {
          broken.current = false;
        }}
        onError={() => {
          broken.current = true;
          if (stale.current === url) return;
          stale.current = url;
          void onStale(story.id);
        }}
      />
      <span class="tile-by" dir="auto" aria-hidden="true">
        {story.author.name}
      </span>
      <When time={story.createdAt} />
    </button>
  );
}
