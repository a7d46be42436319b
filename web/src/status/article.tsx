import { useId } from 'preact/hooks';
import type { OwnStatus, Status } from '../api/types';
import type { Place } from '../feed/list';
import { LongText } from '../feed/text';
import type { Notices } from '../moderation/use-mine';
import { toldOf } from '../moderation/words';
import { When } from '../ui/when';

interface Props {
  status: Status;
  own: boolean;
  /** What is known of one's own. */
  moderation?: OwnStatus['moderation'] | undefined;
  Notice?: Notices['Notice'] | undefined;
  /** Where it stands in a list; undefined where it stands beside one, below a heading of its own. */
  place?: Place;
}

export function Article({ status, own, moderation, Notice, place }: Props) {
  const id = useId();
  const By = place === undefined ? 'h4' : 'h3';
  const told = moderation && toldOf(moderation);
  return (
    <article
      class="status"
      tabIndex={-1}
      data-id={status.id}
      aria-labelledby={`${id}-by`}
      {...(place && { 'aria-posinset': place.position, 'aria-setsize': place.size })}
    >
      <header>
        <By id={`${id}-by`} dir="auto">
          {status.author.name}
        </By>
        {own && <span class="own">You</span>}
        <When time={status.createdAt} />
      </header>
      <LongText text={status.text} reasons={told === 'held' && moderation?.automatic === true ? moderation.reasons : undefined} />
      {told !== undefined && Notice !== undefined && <Notice status={{ ...status, moderation: moderation! }} told={told} />}
    </article>
  );
}
