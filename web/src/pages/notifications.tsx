import { useEffect, useState } from 'preact/hooks';
import { useCameBack } from '../came-back';
import { FeedList } from '../feed/list';
import { useFeed } from '../feed/use-feed';
import { NotificationArticle } from '../notification/article';
import { useServices, useSession } from '../services';

/** Being here is having seen them; what comes meanwhile is seen when it is put on the page. */
export function Notifications() {
  const { kept, unread } = useServices();
  const came = useCameBack();
  const userId = useSession()?.user.id ?? '';
  // Whoever comes back finds the same ones marked as new, as they find the same list.
  const name = `new ${userId}`;
  const [before, setBefore] = useState(() => (came ? (kept.get(name) as string | undefined) : undefined) ?? unread.lastSeen(userId));
  useEffect(() => {
    kept.set(name, before);
  }, [kept, name, before]);
  // What waits behind a button on a list that was come back to is not seen yet.
  const [opened] = useState(() => ({ yet: came && kept.get(name) !== undefined }));
  const feed = useFeed('/notification', {
    heard(page) {
      unread.heard(userId, page);
      setBefore((before) => before ?? unread.lastSeen(userId));
      if (!opened.yet) unread.saw(userId, page.items[0]?.id);
      opened.yet = true;
    },
  });

  return (
    <>
      <h1 class="unseen" tabIndex={-1}>
        Notifications
      </h1>
      <FeedList
        feed={feed}
        heading="Latest"
        name="The list of notifications"
        none="No notifications yet. When somebody posts, you read of it here."
        shown={(newest) => unread.saw(userId, newest)}
        item={(notification, place) => (
          <NotificationArticle key={notification.id} notification={notification} fresh={before !== undefined && notification.id > before} {...place} />
        )}
      />
    </>
  );
}
