import { useState } from 'preact/hooks';
import type { OwnStatus } from '../api/types';
import { useServices } from '../services';
import { copy } from '../ui/clipboard';
import { exactly } from '../ui/moment';
import { request } from './request';
import type { Told } from './words';

export { Before } from './before';

/** What is said aloud when this is news on an open page. */
export const news: Record<Told, string> = {
  held: 'Your status is hidden from others for now.',
  pending: 'Your status is being checked.',
  restored: 'Your status is visible to everyone again.',
};

/** What its author reads below a status. Most of those who read this of a held one have done nothing wrong. */
export function Notice({ status, told }: { status: OwnStatus; told: Told }) {
  const { automatic, reasons, note } = status.moderation;
  if (told === 'pending') {
    return (
      <p class="notice">
        <strong>Only you see this so far.</strong> It is being checked, and everyone can read it after that. This usually takes a moment.
      </p>
    );
  }
  if (told === 'restored') {
    return (
      <div class="notice quiet">
        <p>
          {automatic === true ? 'Checked again, and visible to everyone.' : 'Looked at by a person, and visible to everyone again.'}
          {note !== undefined && ' They wrote:'}
        </p>
        {note !== undefined && <blockquote dir="auto">{note}</blockquote>}
      </div>
    );
  }
  return (
    <div class="notice">
      <p>
        <strong>Hidden from others for now.</strong>{' '}
        {automatic === true && `A program decided this, and programs misread people at times.${reasons?.length ? ' The marked words weighed most.' : ''}`}
        {automatic === false && `One of the people who look after this site decided this${note === undefined ? '.' : ', and wrote:'}`}
      </p>
      {note !== undefined && <blockquote dir="auto">{note}</blockquote>}
      <Ask status={status} byPerson={automatic === false} />
    </div>
  );
}

/** There are no messages here, so it goes by the way these people talk anyway; all it takes is made for them. */
function Ask({ status, byPerson }: { status: OwnStatus; byPerson: boolean }) {
  const { announce } = useServices();
  const [copied, setCopied] = useState<boolean | undefined>();
  const text = request(status, exactly(new Date(status.createdAt)), `${location.origin}/review`);
  return (
    <>
      <div class="ask">
        <p>{byPerson ? 'If you see it otherwise, ask them to look again.' : 'If it got you wrong, ask an operator, a person, to look: they can show it again.'}</p>
        <button
          type="button"
          onClick={async () => {
            const done = await copy(text);
            setCopied(done);
            if (done) announce('Copied. Send it to whoever runs this site.');
          }}
        >
          Copy a request
        </button>
      </div>
      {copied === true && <p class="copied">Copied. Send it to whoever runs this site, the way you usually reach them.</p>}
      {copied === false && <textarea class="copied" readOnly rows={4} aria-label="The request, to copy by hand" value={text} onFocus={(event) => event.currentTarget.select()} />}
    </>
  );
}
