import { useId } from 'preact/hooks';
import type { Post } from '../api/types';
import type { Place } from '../feed/list';
import { LongText } from '../feed/text';
import { When } from '../ui/when';
import { Snippet } from './snippet';

interface Props {
  post: Post;
  own: boolean;
  /** Where it stands in a list; undefined where it stands alone. */
  place?: Place;
}

export function PostArticle({ post, own, place }: Props) {
  const id = useId();
  const alone = place === undefined;
  // Below a list's own heading, or below the page's.
  const By = alone ? 'h2' : 'h3';
  return (
    <article
      class="status"
      tabIndex={-1}
      data-id={post.id}
      aria-labelledby={`${id}-by`}
      {...(place && { 'aria-posinset': place.position, 'aria-setsize': place.size })}
    >
      <header>
        <By id={`${id}-by`} dir="auto">
          {post.author.name}
        </By>
        {own && <span class="own">You</span>}
        {alone ? (
          <When time={post.createdAt} />
        ) : (
          <a class="when" href={`/posts/${post.id}`}>
            <span class="unseen">Open this post, </span>
            <When time={post.createdAt} />
          </a>
        )}
      </header>
      <LongText text={post.text} alone={alone} />
      {post.snippet && <Snippet post={post} snippet={post.snippet} alone={alone} />}
    </article>
  );
}
