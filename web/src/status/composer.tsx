import { useEffect, useId, useRef } from 'preact/hooks';
import type { OwnStatus } from '../api/types';
import { Counter, Outcome, postsIt, Shortcut } from '../feed/outcome';
import { usePosting } from '../feed/use-posting';
import { longestStatus } from '../rules';
import { statusWriting } from './writing';

export function Composer({ userId, onAccepted }: { userId: string; onAccepted(status: OwnStatus): void }) {
  const posting = usePosting(statusWriting, userId, onAccepted);
  const { written, state, wrong } = posting;
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (wrong.text !== undefined) box.current?.focus();
  }, [wrong.text]);

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
        value={written.text}
        aria-invalid={wrong.text !== undefined}
        aria-describedby={`${id}-note`}
        onInput={(event) => posting.edit({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (postsIt(event)) {
            event.preventDefault();
            posting.send();
          }
        }}
      />
      <div class="composer-row">
        <p id={`${id}-note`} class={wrong.text === undefined ? 'note' : 'note wrong'}>
          {wrong.text ?? (
            <>
              Everyone can read it. <Shortcut />
            </>
          )}
        </p>
        <Counter text={written.text} longest={longestStatus} />
        <button class="main" aria-disabled={state.at === 'sending'}>
          {state.at === 'sending' ? 'Posting…' : 'Post'}
        </button>
      </div>
      <div role="status">
        <Outcome posting={posting} />
      </div>
    </form>
  );
}
