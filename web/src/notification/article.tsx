import { useId } from 'preact/hooks';
import type { Notification } from '../api/types';
import type { Place } from '../feed/list';
import { When } from '../ui/when';

export function NotificationArticle({ notification, fresh, position, size }: Place & { notification: Notification; fresh: boolean }) {
  const { author, post, createdAt } = notification;
  const id = useId();
  return (
    <article class="status notification" tabIndex={-1} data-id={notification.id} aria-labelledby={`${id}-by`} aria-posinset={position} aria-setsize={size}>
      <header>
        <h3 id={`${id}-by`} dir="auto">
          {author.name}
        </h3>
        {fresh && <span class="own">New</span>}
        <When time={createdAt} />
      </header>
      {/* The list goes by the notification's id; whoever comes back from the post finds the link by the post's. */}
      <a href={`/posts/${post.id}`} data-id={post.id} dir="auto">
        {post.preview}
      </a>
    </article>
  );
}
