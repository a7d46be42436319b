import { useEffect, useId, useRef } from 'preact/hooks';
import { explain } from '../api/failure';
import type { OwnStatus } from '../api/types';
import { codePoints, longestStatus, normaliseStatus } from '../rules';
import { Countdown, Slow, TroubleNote } from '../ui/wait';
import { usePosting, type Posting } from './use-posting';

/** How many characters before the limit the counter appears. */
const nearLimit = 500;
const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function Composer({ userId, onAccepted }: { userId: string; onAccepted(status: OwnStatus): void }) {
  const posting = usePosting(userId, onAccepted);
  const { text, state, error } = posting;
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (error !== undefined) box.current?.focus();
  }, [error]);

  return (
    <form
      class="composer"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        posting.send();
      }}
    >
      <label for={id}>Write a status</label>
      <textarea
        ref={box}
        id={id}
        name="text"
        rows={3}
        dir="auto"
        value={text}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-note`}
        onInput={(event) => posting.edit(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
            event.preventDefault();
            posting.send();
          }
        }}
      />
      <div class="composer-row">
        <p id={`${id}-note`} class={error === undefined ? 'note' : 'note wrong'}>
          {error ?? (
            <>
              Everyone here can read it. <span class="shortcut">{apple ? '⌘' : 'Ctrl'} + Enter posts it.</span>
            </>
          )}
        </p>
        <Counter text={text} />
        <button class="main" aria-disabled={state.at === 'sending'}>
          {state.at === 'sending' ? 'Posting…' : 'Post'}
        </button>
      </div>
      <div role="status">
        <Outcome state={state} unconfirmed={posting.unconfirmed} retry={posting.send} />
      </div>
    </form>
  );
}

function Counter({ text }: { text: string }) {
  // Code points are never more than UTF-16 units, so most texts need no count.
  if (text.length < longestStatus - nearLimit) return null;
  const left = longestStatus - codePoints(normaliseStatus(text));
  if (left > nearLimit) return null;
  return <span class={left < 0 ? 'counter over' : 'counter'}>{left < 0 ? `${-left} too many` : `${left} left`}</span>;
}

function Outcome({ state, unconfirmed, retry }: { state: Posting; unconfirmed: boolean; retry(): void }) {
  if (state.at === 'waiting') {
    const { failure, until, now } = state.trouble;
    return (
      <div class="failed">
        <p>
          <strong>Not posted yet.</strong> {explain(failure)} Your text is kept; trying again in <Countdown key={until} until={until} />.
        </p>
        <button type="button" onClick={now}>
          Try now
        </button>
      </div>
    );
  }
  if (state.at === 'sending') return <Slow>The connection is slow. Your text is kept; it is still on its way.</Slow>;
  if (state.at === 'failed') {
    return (
      <div class="failed">
        <TroubleNote trouble={state.trouble} />
        <button type="button" onClick={retry}>
          Try again
        </button>
      </div>
    );
  }
  if (state.at === 'rest' && unconfirmed) {
    return <p class="unconfirmed">It is not certain that this was posted. Post it once more: it will not appear twice.</p>;
  }
  return null;
}
