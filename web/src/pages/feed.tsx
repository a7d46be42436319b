import { useCallback } from 'preact/hooks';
import type { OwnStatus } from '../api/types';
import { FeedList } from '../feed/list';
import { wrote } from '../feed/timeline';
import { useFeed } from '../feed/use-feed';
import { useServices, useSession } from '../services';
import { Article } from '../status/article';
import { Composer } from '../status/composer';
import { Strip } from '../story/strip';

export function Feed({ modules }: { modules: string[] }) {
  const { announce } = useServices();
  const userId = useSession()?.user.id ?? '';
  const feed = useFeed('/status');
  const { change } = feed;
  const accepted = useCallback(
    ({ id, author, text, createdAt }: OwnStatus) => {
      change((timeline) => wrote(timeline, { id, author, text, createdAt }));
      announce('Your status is posted.');
    },
    [change, announce],
  );

  return (
    <>
      <h1 class="unseen" tabIndex={-1}>
        Feed
      </h1>
      {modules.includes('story') && <Strip />}
      <Composer userId={userId} onAccepted={accepted} />
      <FeedList
        feed={feed}
        heading="Latest"
        name="The feed"
        none="Nobody else has written yet. When someone does, it appears here."
        item={(status, place) => <Article key={status.id} status={status} own={status.author.id === userId} {...place} />}
      />
    </>
  );
}
