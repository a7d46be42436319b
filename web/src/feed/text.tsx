import { useState } from 'preact/hooks';

// About a screen on a phone: whoever writes more should not push everyone else off the page.
const manyCharacters = 900;
const manyLines = 14;

/** What somebody wrote, cut where it is long and is not alone on the page. */
export function LongText({ text, alone = false }: { text: string; alone?: boolean }) {
  const long = !alone && (text.length > manyCharacters || text.split('\n').length > manyLines);
  const [whole, setWhole] = useState(false);
  return (
    <>
      <p class={long && !whole ? 'text cut' : 'text'} dir="auto">
        {text}
      </p>
      {long && (
        <button type="button" class="plain whole" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Show less' : 'Show all'}
        </button>
      )}
    </>
  );
}
