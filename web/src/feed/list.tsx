import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { explain } from '../api/failure';
import { Countdown, Slow } from '../ui/wait';
import { all, newLabel, type Item } from './timeline';
import type { FeedState, Progress } from './use-feed';

/** Where an item stands in its list, for those who cannot see it. `size` is -1 while that is unknown. */
export interface Place {
  position: number;
  size: number;
}

interface Props<T extends Item> {
  feed: FeedState<T>;
  heading: string;
  /** What the list is called in a sentence, such as "The feed". */
  name: string;
  /** What stands there while there is nothing. */
  none: ComponentChildren;
  /** An article with the item's id in `data-id`, which can take the focus. */
  item(item: T, place: Place): ComponentChildren;
  shown?(newest: string | undefined): void;
  /** What stands above the items as soon as they are there. */
  before?: ComponentChildren;
}

export function FeedList<T extends Item>({ feed, heading, name, none, item, shown, before }: Props<T>) {
  const { timeline, first, more } = feed;
  const list = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<string | undefined>();
  const label = newLabel(timeline);
  const items = all(timeline);

  // The button that was pressed goes or moves away; the keyboard goes on at what it brought.
  useEffect(() => {
    if (focus === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
    setFocus(undefined);
  }, [focus, items]);

  const showNew = () => {
    const newest = feed.showNew();
    setFocus(newest);
    shown?.(newest);
    scrollTo({ top: 0 });
  };

  return (
    <section aria-labelledby="latest">
      <div class="latest">
        <h2 id="latest">{heading}</h2>
        <div aria-live="polite">
          {label !== undefined && (
            <button type="button" class="new" onClick={showNew}>
              {label}
            </button>
          )}
        </div>
      </div>
      {first.at === 'done' && before}
      <div ref={list} {...(items.length > 0 && { role: 'feed', 'aria-labelledby': 'latest', 'aria-busy': more.at === 'loading' })}>
        {items.map((it, index) => item(it, { position: index + 1, size: timeline.next === undefined ? items.length : -1 }))}
      </div>
      {first.at !== 'done' ? (
        <First progress={first} name={name} retry={feed.loadFirst} />
      ) : timeline.shown.length === 0 ? (
        <p class="empty">{none}</p>
      ) : (
        <Older
          progress={more}
          end={timeline.next === undefined}
          load={async () => {
            const oldest = await feed.loadOlder();
            if (oldest !== undefined) setFocus(oldest);
          }}
        />
      )}
    </section>
  );
}

function First({ progress, name, retry }: { progress: Progress; name: string; retry(): void }) {
  if (progress.at === 'waiting' || progress.at === 'failed') return <Failed progress={progress} what={`${name} could not be loaded.`} retry={retry} />;
  return (
    <>
      <p class="unseen">Loading…</p>
      <Slow>The connection is slow. {name} is still on its way.</Slow>
      <Skeletons count={4} />
    </>
  );
}

function Older({ progress, end, load }: { progress: Progress; end: boolean; load(): void }) {
  if (end) return <p class="end">That is all so far.</p>;
  return (
    <>
      {progress.at === 'loading' && <Skeletons count={2} />}
      {(progress.at === 'waiting' || progress.at === 'failed') && <Failed progress={progress} what="Older ones could not be loaded." retry={load} />}
      {(progress.at === 'done' || progress.at === 'loading') && (
        <button type="button" class="older" aria-disabled={progress.at === 'loading'} onClick={load}>
          Older
        </button>
      )}
    </>
  );
}

export type Trouble = Extract<Progress, { at: 'waiting' | 'failed' }>;

export function Failed({ progress, what, retry }: { progress: Trouble; what: string; retry(): void }) {
  const failure = progress.at === 'waiting' ? progress.trouble.failure : progress.failure;
  return (
    <div class="failed" role="alert">
      <p>
        <strong>{what}</strong> {explain(failure)}{' '}
        {progress.at === 'waiting' && (
          <>
            Trying again in <Countdown key={progress.trouble.until} until={progress.trouble.until} />.
          </>
        )}
      </p>
      <button type="button" onClick={progress.at === 'waiting' ? progress.trouble.now : retry}>
        Try again
      </button>
    </div>
  );
}

export function Skeletons({ count }: { count: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <div class="status skeleton" key={index}>
          <span class="bar name" />
          <span class="bar" />
          <span class="bar short" />
        </div>
      ))}
    </div>
  );
}
