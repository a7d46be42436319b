import { useCallback, useMemo } from 'preact/hooks';
import { Composer } from '../feed/composer';
import { FeedList } from '../feed/list';
import { useFeed } from '../feed/use-feed';
import { wrote } from '../feed/timeline';
import type { OwnStatus } from '../api/types';
import { useServices, useSession } from '../services';

export function Feed() {
  const { announce } = useServices();
  const session = useSession();
  const feed = useFeed();
  const { change } = feed;
  const accepted = useCallback(
    ({ id, author, text, createdAt }: OwnStatus) => {
      change((timeline) => wrote(timeline, { id, author, text, createdAt }));
      announce('Your status is posted.');
    },
    [change, announce],
  );
  const userId = session?.user.id ?? '';
  const heading = useMemo(
    () => (
      <h1 class="unseen" tabIndex={-1}>
        Feed
      </h1>
    ),
    [],
  );

  return (
    <>
      {heading}
      <Composer userId={userId} onAccepted={accepted} />
      <FeedList feed={feed} userId={userId} />
    </>
  );
}
