import { explain } from '../api/failure';
import { codePoints, normaliseStatus } from '../rules';
import { Countdown, Slow, TroubleNote } from '../ui/wait';
import type { PostingState } from './use-posting';

/** How many characters before the limit the counter appears. */
const nearLimit = 500;
const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The keys that post, for those who have keys. */
export function Shortcut() {
  return <span class="shortcut">{apple ? '⌘' : 'Ctrl'} + Enter posts.</span>;
}

export function postsIt(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing;
}

export function Counter({ text, longest }: { text: string; longest: number }) {
  // Code points are never more than UTF-16 units, so most texts need no count.
  if (text.length < longest - nearLimit) return null;
  const left = longest - codePoints(normaliseStatus(text));
  if (left > nearLimit) return null;
  return <span class={left < 0 ? 'counter over' : 'counter'}>{left < 0 ? `${-left} too many` : `${left} left`}</span>;
}

/** What became of the sending, said where it was begun. */
export function Outcome<W>({ posting }: { posting: PostingState<W> }) {
  const { state, unconfirmed, kept, send } = posting;
  if (state.at === 'waiting') {
    const { failure, until, now } = state.trouble;
    return (
      <div class="failed">
        <p>
          <strong>Not posted yet.</strong> {explain(failure)} {kept.replace(/\.$/, '')}; trying again in <Countdown key={until} until={until} />.
        </p>
        <button type="button" onClick={now}>
          Try now
        </button>
      </div>
    );
  }
  if (state.at === 'sending') return <Slow>The connection is slow. {kept.replace(/\.$/, '')}; it is still on its way.</Slow>;
  if (state.at === 'failed') {
    return (
      <div class="failed">
        <TroubleNote trouble={state.trouble} />
        <button type="button" onClick={send}>
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
