import { useEffect, useRef, useState } from 'preact/hooks';
import type { Story } from '../api/types';
import { Modal } from '../ui/modal';
import { When } from '../ui/when';

interface Props {
  story: Story;
  /** The pictures before and after, to go to and to have at hand. */
  newer: Story | undefined;
  older: Story | undefined;
  /** Whether there may be older ones that are not at hand yet. */
  more: boolean;
  loading: boolean;
  onNewer(): void;
  onOlder(): void;
  onClose(): void;
  /** The picture's address is no longer good; answers whether there is another. */
  onStale(id: string): Promise<boolean>;
}

/** A swipe is at least this long, in CSS pixels. */
const swipe = 48;

/** One picture, as large as there is room. */
export function Viewer(props: Props) {
  const { story, newer, older, more, loading, onNewer, onOlder, onClose } = props;
  const from = useRef<number | undefined>(undefined);

  useEffect(() => {
    for (const neighbour of [older, newer]) {
      if (neighbour !== undefined) new Image().src = neighbour.image.url;
    }
  }, [older, newer]);

  return (
    <Modal
      class="viewer"
      label="Story"
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') onOlder();
        else if (event.key === 'ArrowLeft') onNewer();
        else return;
        event.preventDefault();
      }}
      onTouchStart={(event) => {
        from.current = event.touches.length === 1 ? event.touches[0]?.clientX : undefined;
      }}
      onTouchEnd={(event) => {
        const to = event.changedTouches[0]?.clientX;
        if (from.current === undefined || to === undefined) return;
        if (to - from.current > swipe) onNewer();
        if (from.current - to > swipe) onOlder();
      }}
    >
      <div class="viewer-top">
        <p aria-live="polite">
          <strong dir="auto">{story.author.name}</strong> <When time={story.createdAt} />
        </p>
        <button type="button" class="plain" onClick={onClose}>
          Close
        </button>
      </div>
      <Large key={story.id} story={story} onStale={props.onStale} />
      <div class="viewer-row">
        <button type="button" aria-disabled={newer === undefined} onClick={onNewer}>
          Previous
        </button>
        <button type="button" aria-disabled={older === undefined && !more} onClick={onOlder}>
          {loading ? 'Loading…' : 'Next'}
        </button>
      </div>
    </Modal>
  );
}

/** The preview, which is there already, until the picture itself is. Both have the room they need from the start. */
function Large({ story, onStale }: { story: Story; onStale(id: string): Promise<boolean> }) {
  const { url, width, height, preview } = story.image;
  const [state, setState] = useState<'loading' | 'there' | 'failed'>('loading');
  const [tries, setTries] = useState(0);
  const renew = async () => {
    setState('loading');
    setTries(tries + 1);
    setState((await onStale(story.id)) ? 'loading' : 'failed');
  };
  return (
    <div class="viewer-picture">
      {state !== 'there' && <img class="viewer-preview" src={preview.url} width={width} height={height} alt="" />}
      {state === 'failed' ? (
        <div class="viewer-failed" role="alert">
          <p>The picture could not be loaded.</p>
          <button type="button" onClick={() => void renew()}>
            Try again
          </button>
        </div>
      ) : (
        <img
          key={`${url} ${tries}`}
          src={url}
          width={width}
          height={height}
          alt={story.author.name}
          onLoad={() => setState('there')}
          onError={() => (tries === 0 ? void renew() : setState('failed'))}
        />
      )}
    </div>
  );
}
