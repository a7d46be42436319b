import { useId, useState } from 'preact/hooks';
import type { OwnStatus } from '../api/types';
import { useServices } from '../services';
import { Article } from '../status/article';
import { parse } from '../storage';
import { Notice } from './told';
import { toldOf } from './words';

const shownAtFirst = 3;

/**
 * What there is to say of statuses that were written before, until their author has taken note of it; then a line is left
 * for as long as one of them is hidden.
 */
export function Before({ statuses, userId }: { statuses: OwnStatus[]; userId: string }) {
  const { store } = useServices();
  const key = `cleave.told.${userId}`;
  const id = useId();
  const [noted, setNoted] = useState(() => parse<string[]>(store.get(key), Array.isArray) ?? []);
  const [again, setAgain] = useState(false);
  const [all, setAll] = useState(false);
  const isNews = (status: OwnStatus) => !noted.includes(nameOf(status));
  const hidden = statuses.filter(({ moderation }) => moderation.state !== 'visible');
  const listed = statuses.filter((status) => status.moderation.state !== 'visible' || isNews(status));
  const open = again || statuses.some(isNews);
  if (listed.length === 0) return null;

  const note = () => {
    const names = statuses.map(nameOf);
    store.set(key, JSON.stringify(names));
    setNoted(names);
    setAgain(false);
  };
  const shown = all ? listed : listed.slice(0, shownAtFirst);
  return (
    <section class="before" aria-labelledby={id}>
      <div class="before-head">
        <h3 id={id}>{open || hidden.length === 0 ? 'About what you wrote' : hiddenLine(hidden.length)}</h3>
        <button type="button" class="plain" aria-expanded={open} onClick={open ? note : () => setAgain(true)}>
          {open ? 'Close' : 'Show'}
        </button>
      </div>
      {open && shown.map((status) => <Article key={status.id} status={status} own moderation={status.moderation} Notice={Notice} />)}
      {open && shown.length < listed.length && (
        <button type="button" class="older" onClick={() => setAll(true)}>
          {`Show all ${listed.length}`}
        </button>
      )}
    </section>
  );
}

function hiddenLine(count: number): string {
  return count === 1 ? 'One of your statuses is hidden from others' : `${count} of your statuses are hidden from others`;
}

/** A status and what is said of it: when that changes, it is news again. */
function nameOf({ id, moderation }: OwnStatus): string {
  return `${id} ${toldOf(moderation)} ${moderation.automatic}`;
}
