import { useEffect, useRef, useState } from 'preact/hooks';
import type { Story } from '../api/types';
import { withModifier } from '../ui/keys';
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
/** So many times as far across as up or down. */
const steep = 1.5;

/** One picture, as large as there is room. */
export function Viewer(props: Props) {
  const { story, newer, older, more, loading, onNewer, onOlder, onClose } = props;
  const from = useRef<Touch | undefined>(undefined);

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
        if (withModifier(event)) return;
        if (event.key === 'ArrowRight') onOlder();
        else if (event.key === 'ArrowLeft') onNewer();
        else return;
        event.preventDefault();
      }}
      onTouchStart={(event) => {
        // In a picture that is zoomed into, a finger moves the picture.
        const one = event.touches.length === 1 && (visualViewport?.scale ?? 1) <= 1;
        from.current = one ? event.touches[0] : undefined;
      }}
      onTouchEnd={(event) => {
        const to = event.changedTouches[0];
        if (from.current === undefined || to === undefined) return;
        const across = to.clientX - from.current.clientX;
        if (Math.abs(across) < Math.max(swipe, steep * Math.abs(to.clientY - from.current.clientY))) return;
        if (across > 0) onNewer();
        else onOlder();
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
    <div class="viewer-picture" data-beside>
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
