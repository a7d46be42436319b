import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Trouble } from './form';
import { span } from './moment';

/** The time, anew every so many milliseconds; a hidden page does not need it. */
export function useNow(every: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => document.hidden || setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}

/** Appears when something that is under way takes longer than people expect. */
export function Slow({ children }: { children: ComponentChildren }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 4_000);
    return () => clearTimeout(timer);
  }, []);
  return slow ? <p class="slow">{children}</p> : null;
}

/** A wait that counts down for the eye; a screen reader hears it once, as it was at first. */
export function Countdown({ until }: { until: number }) {
  const [atFirst] = useState(() => span(until - Date.now()));
  const now = useNow(500);
  return (
    <>
      <span class="unseen">{atFirst}</span>
      <span class="countdown" aria-hidden="true">
        {span(until - now)}
      </span>
    </>
  );
}

export function TroubleNote({ trouble }: { trouble: Trouble }) {
  const over = useNow(500) >= (trouble.until ?? 0);
  return (
    <p class="wrong">
      {trouble.text}
      {trouble.until !== undefined && (over ? ' You can try again now.' : <> Try again in <Countdown until={trouble.until} />.</>)}
    </p>
  );
}
