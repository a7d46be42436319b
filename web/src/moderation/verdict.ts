import type { Decision, Moderated } from '../api/types';

/** A probability for people; it is never so sure that nothing would be left. */
export function percent(score: number): string {
  if (score > 0.99) return 'over 99 %';
  if (score < 0.01) return 'under 1 %';
  return `${Math.round(score * 100)} %`;
}

/** What such a probability means. */
export function likelihood(score: number): string {
  if (score >= 0.95) return 'almost certainly hateful';
  if (score >= 0.8) return 'very likely hateful';
  if (score >= 0.6) return 'likely hateful';
  if (score >= 0.4) return 'as likely hateful as not';
  if (score >= 0.2) return 'probably not hateful';
  return 'very likely not hateful';
}

type Entry = Moderated['history'][number];

const done = { verdict: 'Judged', hold: 'Held', release: 'Released' };

/** A line of an item's history, before what was noted with it. A program is named where it is not the item's own. */
export function entry({ action, by }: Entry, model: string | undefined): string {
  return `${done[action]} by ${'program' in by ? `the program${by.program === model ? '' : ` (${by.program})`}` : by.name}`;
}

/** What can be decided of an item. What a program decided can be confirmed, so that it stands as a person's word. */
export function choicesOf({ state, history }: Moderated): [Decision, string][] {
  const person = history.at(-1)?.action !== 'verdict';
  if (state === 'review') {
    return [
      ['hold', 'Hold'],
      ['release', 'Leave visible'],
    ];
  }
  if (state !== 'held') return [['hold', 'Hold']];
  return person
    ? [['release', 'Release']]
    : [
        ['hold', 'Keep held'],
        ['release', 'Release'],
      ];
}
