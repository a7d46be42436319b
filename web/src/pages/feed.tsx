import type { OwnStatus } from '../api/types';
import { FeedList } from '../feed/list';
import { wrote } from '../feed/timeline';
import { useFeed } from '../feed/use-feed';
import { useMine } from '../moderation/use-mine';
import { useServices, useSession } from '../services';
import { Article } from '../status/article';
import { Composer } from '../status/composer';
import { Strip } from '../story/strip';

export function Feed({ modules }: { modules: string[] }) {
  const { announce } = useServices();
  const userId = useSession()?.user.id ?? '';
  const mine = useMine(userId, modules.includes('moderation'));
  const { notices: Notices } = mine;
  // What is said of one's own stands above the list, so the list comes with it rather than making room for it later.
  const feed = useFeed('/status', { prepare: mine.soon });
  const { change } = feed;
  const accepted = (status: OwnStatus) => {
    mine.wrote(status);
    const { id, author, text, createdAt } = status;
    change((timeline) => wrote(timeline, { id, author, text, createdAt }));
    announce(status.moderation.state === 'pending' ? 'Your status is posted, and is being checked.' : 'Your status is posted.');
  };

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
        before={Notices && <Notices.Before statuses={mine.before} userId={userId} />}
        none="Nobody else has written yet. When someone does, it appears here."
        item={(status, place) => <Article key={status.id} status={status} own={status.author.id === userId} moderation={mine.of(status.id)} Notice={Notices?.Notice} place={place} />}
      />
    </>
  );
}
