import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Decision, Moderated } from '../api/types';
import type { Place } from '../feed/list';
import { Counter } from '../feed/outcome';
import { LongText } from '../feed/text';
import { longestNote } from '../rules';
import { Slow, TroubleNote } from '../ui/wait';
import { When } from '../ui/when';
import { useDecision, type DecisionState } from './use-decision';
import { choicesOf, entry, likelihood, percent } from './verdict';

interface Props extends Place {
  item: Moderated;
  decided(item: Moderated): void;
}

const names = { held: 'Held', review: 'Under review', released: 'Released', clean: 'Visible' };

export function ModeratedArticle({ item, decided, position, size }: Props) {
  const decision = useDecision(item, decided);
  const { state } = decision;
  const now = state.at === 'saving' ? (state.decision === 'release' ? 'released' : 'held') : item.state;
  const id = useId();
  const article = useRef<HTMLElement>(null);
  // The button that was pressed is gone; the keyboard goes on from the item.
  const pressed = state.at === 'saving';
  useLayoutEffect(() => {
    if (pressed) article.current?.focus({ preventScroll: true });
  }, [pressed]);
  return (
    <article
      ref={article}
      class="status moderated"
      tabIndex={-1}
      data-id={item.id}
      aria-labelledby={`${id}-by ${id}-state`}
      aria-posinset={position}
      aria-setsize={size}
    >
      <header>
        <h3 id={`${id}-by`} dir="auto">
          {item.author.name}
        </h3>
        <span id={`${id}-state`} class={`chip ${now}`}>
          {names[now]}
        </span>
        <When time={item.createdAt} />
      </header>
      <LongText text={item.text} reasons={item.reasons} />
      <Verdict item={item} />
      <History item={item} />
      {state.at === 'saving' || state.at === 'saved' ? (
        <Decided
          decision={state.decision}
          saving={pressed}
          change={() => {
            article.current?.focus({ preventScroll: true });
            decision.again();
          }}
        />
      ) : (
        <Decide item={item} by={`${id}-by`} decision={decision} />
      )}
    </article>
  );
}

function Verdict({ item: { label, score, model } }: { item: Moderated }) {
  if (label === undefined) return <p class="facts">No verdict of the program.</p>;
  return (
    <dl class="facts">
      {score !== undefined && (
        <div>
          <dt>Score</dt>
          <dd>
            <strong>{percent(score)}</strong>, {likelihood(score)}
          </dd>
        </div>
      )}
      <div>
        <dt>Label</dt>
        <dd>{label}</dd>
      </div>
      {model !== undefined && (
        <div>
          <dt>Model</dt>
          <dd>{model}</dd>
        </div>
      )}
    </dl>
  );
}

function History({ item: { history, model } }: { item: Moderated }) {
  if (history.length === 0) return null;
  return (
    <ol class="history" aria-label="History">
      {history.map((it, index) => (
        <li key={index}>
          <span dir="auto">{entry(it, model)}</span>, <When time={it.at} />
          {it.note !== undefined && <blockquote dir="auto">{it.note}</blockquote>}
        </li>
      ))}
    </ol>
  );
}

/** Stands where the button was, so that a second click of a hand in haste meets nothing. */
function Decided({ decision, saving, change }: { decision: Decision; saving: boolean; change(): void }) {
  return (
    <div class="decide decided">
      <p>{decision === 'release' ? 'Released: everyone can read it.' : 'Held: only its author sees it.'}</p>
      {saving ? (
        <Slow>The connection is slow. This is still on its way.</Slow>
      ) : (
        <button type="button" class="plain" onClick={change}>
          Change
        </button>
      )}
    </div>
  );
}

function Decide({ item, by, decision }: { item: Moderated; by: string; decision: DecisionState }) {
  const { state, note, wrong } = decision;
  const [noting, setNoting] = useState(note !== '');
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const opened = useRef(false);

  useLayoutEffect(() => {
    if (wrong !== undefined || opened.current) box.current?.focus();
    opened.current = false;
  }, [noting, wrong]);

  return (
    <div class="decide">
      {noting && (
        <div class="noting">
          <label for={id}>Note</label>
          <textarea
            ref={box}
            id={id}
            rows={2}
            dir="auto"
            value={note}
            aria-invalid={wrong !== undefined}
            aria-describedby={`${id}-note`}
            onInput={(event) => decision.edit(event.currentTarget.value)}
          />
          <p id={`${id}-note`} class={wrong === undefined ? 'note' : 'note wrong'}>
            {wrong ?? (item.state === 'review' ? 'It stays on record. Its author reads it where you hold this.' : 'Its author reads it, and it stays on record.')} <Counter text={note} longest={longestNote} />
          </p>
        </div>
      )}
      <div class="decide-row">
        {!noting && (
          <button
            type="button"
            class="plain"
            onClick={() => {
              opened.current = true;
              setNoting(true);
            }}
          >
            Add a note
          </button>
        )}
        <div class="decide-choice">
          {choicesOf(item).map(([choice, name]) => (
            <button type="button" key={choice} aria-describedby={by} onClick={() => decision.decide(choice)}>
              {name}
            </button>
          ))}
        </div>
      </div>
      <div role="alert">{state.at === 'failed' && <TroubleNote trouble={state.trouble} />}</div>
    </div>
  );
}
