import { useEffect, useRef, useState } from 'preact/hooks';
import { explain } from '../api/failure';
import { Countdown, Slow } from '../ui/wait';
import { Article } from './article';
import { all, newLabel } from './timeline';
import type { FeedState, Progress } from './use-feed';

export function FeedList({ feed, userId }: { feed: FeedState; userId: string }) {
  const { timeline, first, more } = feed;
  const list = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<string | undefined>();
  const label = newLabel(timeline);
  const statuses = all(timeline);

  // The button that was pressed goes or moves away; the keyboard goes on at what it brought.
  useEffect(() => {
    if (focus === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
    setFocus(undefined);
  }, [focus, statuses]);

  const showNew = () => {
    setFocus(feed.showNew());
    scrollTo({ top: 0 });
  };

  return (
    <section aria-labelledby="latest">
      <div class="latest">
        <h2 id="latest">Latest</h2>
        <div aria-live="polite">
          {label !== undefined && (
            <button type="button" class="new" onClick={showNew}>
              {label}
            </button>
          )}
        </div>
      </div>
      <div ref={list} {...(statuses.length > 0 && { role: 'feed', 'aria-labelledby': 'latest', 'aria-busy': more.at === 'loading' })}>
        {statuses.map((status, index) => (
          <Article key={status.id} status={status} own={status.author.id === userId} position={index + 1} size={timeline.next === undefined ? statuses.length : -1} />
        ))}
      </div>
      {first.at !== 'done' ? (
        <First progress={first} retry={feed.loadFirst} />
      ) : timeline.shown.length === 0 ? (
        <p class="empty">Nobody else has written yet. When someone does, it appears here.</p>
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

function First({ progress, retry }: { progress: Progress; retry(): void }) {
  if (progress.at === 'waiting' || progress.at === 'failed') return <Failed progress={progress} what="The feed could not be loaded." retry={retry} />;
  return (
    <>
      <p class="unseen">Loading the feed…</p>
      <Slow>The connection is slow. The feed is still on its way.</Slow>
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

type Trouble = Extract<Progress, { at: 'waiting' | 'failed' }>;

function Failed({ progress, what, retry }: { progress: Trouble; what: string; retry(): void }) {
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

function Skeletons({ count }: { count: number }) {
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
