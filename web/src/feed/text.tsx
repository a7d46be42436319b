import { useState } from 'preact/hooks';
import type { Reason } from '../api/types';
import { stretches } from '../moderation/marks';

// About a screen on a phone: whoever writes more should not push everyone else off the page.
const manyCharacters = 900;
const manyLines = 14;

interface Props {
  text: string;
  alone?: boolean;
  /** Parts of it to mark. */
  reasons?: Reason[] | undefined;
}

/** What somebody wrote, cut where it is long and is not alone on the page. */
export function LongText({ text, alone = false, reasons = [] }: Props) {
  const long = !alone && (text.length > manyCharacters || text.split('\n').length > manyLines);
  const [whole, setWhole] = useState(false);
  return (
    <>
      <p class={long && !whole ? 'text cut' : 'text'} dir="auto">
        {reasons.length === 0 ? text : stretches(text, reasons).map((part) => (part.marked ? <mark>{part.text}</mark> : part.text))}
      </p>
      {long && (
        <button type="button" class="plain whole" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Show less' : 'Show all'}
        </button>
      )}
    </>
  );
}
