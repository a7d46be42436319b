import { useCallback } from 'preact/hooks';
import type { Post } from '../api/types';
import { FeedList } from '../feed/list';
import { wrote } from '../feed/timeline';
import { useFeed } from '../feed/use-feed';
import { PostArticle } from '../post/article';
import { PostComposer } from '../post/composer';
import { useServices, useSession } from '../services';

export function Home() {
  const { announce, codes } = useServices();
  const userId = useSession()?.user.id ?? '';
  const feed = useFeed('/post', { prepare: (posts) => codes.prepare(posts) });
  const { change } = feed;
  const accepted = useCallback(
    (post: Post) => {
      change((timeline) => wrote(timeline, post));
      announce('Your post is there.');
    },
    [change, announce],
  );

  return (
    <>
      <h1 class="unseen" tabIndex={-1}>
        Home
      </h1>
      <PostComposer userId={userId} onAccepted={accepted} />
      <FeedList
        feed={feed}
        heading="Latest"
        name="The list of posts"
        none="Nobody else has posted yet. When someone does, it appears here."
        item={(post, place) => <PostArticle key={post.id} post={post} own={post.author.id === userId} place={place} />}
      />
    </>
  );
}
