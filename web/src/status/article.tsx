import { useId } from 'preact/hooks';
import type { Status } from '../api/types';
import type { Place } from '../feed/list';
import { LongText } from '../feed/text';
import { When } from '../ui/when';

export function Article({ status, own, position, size }: Place & { status: Status; own: boolean }) {
  const id = useId();
  return (
    <article class="status" tabIndex={-1} data-id={status.id} aria-labelledby={`${id}-by`} aria-posinset={position} aria-setsize={size}>
      <header>
        <h3 id={`${id}-by`} dir="auto">
          {status.author.name}
        </h3>
        {own && <span class="own">You</span>}
        <When time={status.createdAt} />
      </header>
      <LongText text={status.text} />
    </article>
  );
}
