import { useLocation } from 'preact-iso/router';
import { FeedList } from '../feed/list';
import { renewed } from '../feed/timeline';
import { useFeed } from '../feed/use-feed';
import { ModeratedArticle } from './item';

interface Choice {
  name: string;
  href: string;
  list: '/moderation' | '/moderation?state=held' | '/moderation?state=review' | '/moderation?state=released';
  none: string;
}

const both: Choice = { name: 'Held and under review', href: '/review', list: '/moderation', none: 'Nothing is held or under review. There is nothing to do here.' };
const choices: Choice[] = [
  both,
  { name: 'Held', href: '/review?state=held', list: '/moderation?state=held', none: 'Nothing is held.' },
  { name: 'Under review', href: '/review?state=review', list: '/moderation?state=review', none: 'Nothing is under review.' },
  { name: 'Released', href: '/review?state=released', list: '/moderation?state=released', none: 'Nothing has been released so far.' },
];

/** What the program has hidden, and what it was unsure of. */
export function Lists({ operator }: { operator: boolean }) {
  const { query } = useLocation();
  if (!operator) return <NotForYou />;
  const choice = choices.find(({ href }) => href === `/review?state=${query['state']}`) ?? both;
  return (
    <>
      <nav class="choices" aria-label="Which to show">
        {choices.map((it) => (
          <a key={it.href} href={it.href} aria-current={it === choice ? 'true' : false}>
            {it === both ? 'To look at' : it.name}
          </a>
        ))}
      </nav>
      <Listed key={choice.list} choice={choice} />
    </>
  );
}

function Listed({ choice }: { choice: Choice }) {
  // What no longer belongs here stays all the same: nothing may move away under a hand that is about to decide.
  const feed = useFeed(choice.list, { stays: true });
  return (
    <FeedList
      feed={feed}
      heading={choice.name}
      name="The list"
      none={choice.none}
      item={(item, place) => (
        <ModeratedArticle key={item.id} item={item} decided={(decided) => feed.change((timeline) => renewed(timeline, decided))} {...place} />
      )}
    />
  );
}

function NotForYou() {
  return (
    <>
      <p class="lead">
        Here they look at what the program has hidden, or was unsure of. What concerns you stands beside your own statuses, in the feed. If you have
        just become an operator, log out and in once.
      </p>
      <p>
        <a class="button" href="/feed">
          To the feed
        </a>
      </p>
    </>
  );
}
