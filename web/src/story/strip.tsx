import { useEffect, useRef, useState } from 'preact/hooks';
import { Failed } from '../feed/list';
import { newLabel, renewed } from '../feed/timeline';
import { useFeed } from '../feed/use-feed';
import { useServices } from '../services';
import { withModifier } from '../ui/keys';
import { useArrivals } from '../ui/use-arrivals';
import { renew } from './renew';
import { Sharing } from './sharing';
import { Tile } from './tile';
import { useSharing } from './use-sharing';
import { useViewing } from './use-viewing';
import { Viewer } from './viewer';

/** How near its end the strip is when it asks for older ones, in CSS pixels. */
const near = 400;

/** Everyone else's stories in a row, the newest first, and the way to add one. It is as high from the start as it stays. */
export function Strip() {
  const { api } = useServices();
  // Whenever the server can be reached again, pictures that did not come are asked for once more.
  const [turn, setTurn] = useState(0);
  const feed = useFeed('/story', { answered: () => setTurn((turn) => turn + 1) });
  const { timeline, first, more } = feed;
  const stories = timeline.shown;
  const sharing = useSharing();
  const over = useArrivals(sharing.choose);
  const file = useRef<HTMLInputElement>(null);
  const row = useRef<HTMLUListElement>(null);
  const label = newLabel(timeline);

  // One stop for the Tab key; the arrows go on from there.
  const [stop, setStop] = useState<string | undefined>();
  const current = stories.find(({ id }) => id === stop)?.id ?? stories[0]?.id;
  const focus = (id: string | undefined) => {
    if (id === undefined) return;
    setStop(id);
    row.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
  };

  const goOn = useRef(false);
  useEffect(() => {
    const next = stories[stories.findIndex(({ id }) => id === current) + 1];
    if (!goOn.current || next === undefined) return;
    goOn.current = false;
    focus(next.id);
  }, [stories.length]);

  const onStale = async (id: string) => {
    const fresh = await renew(api, id).catch(() => undefined);
    if (fresh !== undefined) feed.change((timeline) => renewed(timeline, fresh));
    return fresh !== undefined;
  };

  const viewing = useViewing(stories, timeline.next !== undefined, feed.loadOlder, focus);
  const [loaded, focusLater] = useState<string | undefined>();
  useEffect(() => focus(loaded), [loaded]);
  const [revealed, setRevealed] = useState<string | undefined>();
  useEffect(() => {
    if (revealed === undefined) return;
    row.current?.scrollTo({ left: 0 });
    focus(revealed);
    setRevealed(undefined);
  }, [revealed]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (withModifier(event)) return;
    const at = stories.findIndex(({ id }) => id === current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: stories.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    focus(stories[to]?.id);
    // Older ones may be on their way already; whoever asked goes on when they are there.
    goOn.current = to >= stories.length && timeline.next !== undefined;
    if (goOn.current) void feed.loadOlder();
  };

  return (
    <section class="stories" aria-labelledby="stories">
      <div class="stories-head">
        <h2 id="stories">Stories</h2>
        <div aria-live="polite">
          {label !== undefined && (
            <button type="button" class="new" aria-label={`${label} ${label === '1 new' ? 'story' : 'stories'}`} onClick={() => setRevealed(feed.showNew())}>
              {label}
            </button>
          )}
        </div>
        <button type="button" class="add" onClick={() => file.current?.click()}>
          Add a picture
        </button>
        <input
          ref={file}
          type="file"
          hidden
          accept="image/jpeg,image/png,image/webp,image/gif"
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            // The same file may be chosen again.
            event.currentTarget.value = '';
            sharing.choose(files);
          }}
        />
      </div>
      <div class="strip-room">
        {first.at === 'waiting' || first.at === 'failed' ? (
          <Failed progress={first} what="The stories could not be loaded." retry={feed.loadFirst} />
        ) : first.at === 'loading' ? (
          <Waiting />
        ) : stories.length === 0 ? (
          <p class="strip-empty">No stories yet. When somebody shares a picture, it appears here.</p>
        ) : (
          <ul
            ref={row}
            class="strip"
            aria-busy={more.at === 'loading'}
            onKeyDown={onKeyDown}
            onScroll={({ currentTarget: { scrollLeft, clientWidth, scrollWidth } }) => {
              if (scrollLeft + clientWidth > scrollWidth - near && more.at === 'done') void feed.loadOlder();
            }}
          >
            {stories.map((story) => (
              <li key={story.id}>
                <Tile story={story} stop={story.id === current} turn={turn} onStop={setStop} onOpen={viewing.open} onStale={onStale} />
              </li>
            ))}
            {timeline.next !== undefined && (
              <li>
                <button type="button" class="strip-older" tabIndex={-1} aria-disabled={more.at === 'loading'} onClick={() => void feed.loadOlder().then(focusLater)}>
                  {more.at === 'loading' ? 'Loading…' : more.at === 'done' ? 'Older' : 'Try again'}
                  <span class="unseen"> stories</span>
                </button>
              </li>
            )}
          </ul>
        )}
      </div>
      {viewing.story !== undefined && <Viewer {...viewing.around} story={viewing.story} loading={more.at === 'loading'} onStale={onStale} />}
      {sharing.open && <Sharing sharing={sharing} chooseFile={() => file.current?.click()} />}
      {over && !sharing.busy && (
        <div class="drop-here" aria-hidden="true">
          Drop the picture to share it
        </div>
      )}
    </section>
  );
}

function Waiting() {
  return (
    <>
      <p class="unseen">Loading the stories…</p>
      <div class="strip skeleton" aria-hidden="true">
        {Array.from({ length: 6 }, (_, index) => (
          <div class="tile" key={index}>
            <span class="bar tile-picture" />
            <span class="bar" />
          </div>
        ))}
      </div>
    </>
  );
}
