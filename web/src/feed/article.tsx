import { useId, useState } from 'preact/hooks';
import type { Status } from '../api/types';
import { When } from '../ui/when';

interface Props {
  status: Status;
  own: boolean;
  position: number;
  /** How many there are; -1 while that is unknown. */
  size: number;
}

// About a screen on a phone: whoever writes more should not push everyone else off the page.
const manyCharacters = 900;
const manyLines = 14;

export function Article({ status, own, position, size }: Props) {
  const id = useId();
  const long = status.text.length > manyCharacters || status.text.split('\n').length > manyLines;
  const [whole, setWhole] = useState(false);
  return (
    <article class="status" tabIndex={-1} data-id={status.id} aria-labelledby={`${id}-by`} aria-posinset={position} aria-setsize={size}>
      <header>
        <h3 id={`${id}-by`} dir="auto">
          {status.author.name}
        </h3>
        {own && <span class="own">You</span>}
        <When time={status.createdAt} />
      </header>
      <p class={long && !whole ? 'text cut' : 'text'} dir="auto">
        {status.text}
      </p>
      {long && (
        <button type="button" class="plain whole" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Show less' : 'Show all'}
        </button>
      )}
    </article>
  );
}
