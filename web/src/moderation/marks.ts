import type { Reason } from '../api/types';

/** A stretch of a text, and whether it is one that weighed. */
export interface Stretch {
  text: string;
  marked: boolean;
}

/**
 * A text in stretches, in its order and complete. Reasons come from elsewhere: one that is not a slice of this very text
 * marks nothing, and those that overlap are one.
 */
export function stretches(text: string, reasons: Reason[]): Stretch[] {
  const slices = reasons
    .filter(({ text: slice, start, end }) => start >= 0 && end <= text.length && start < end && text.slice(start, end) === slice)
    .sort((a, b) => a.start - b.start);
  const found: Stretch[] = [];
  let at = 0;
  const upTo = (end: number, marked: boolean) => {
    if (end <= at) return;
    const last = found.at(-1);
    const part = text.slice(at, end);
    if (last?.marked === marked) last.text += part;
    else found.push({ text: part, marked });
    at = end;
  };
  for (const { start, end } of slices) {
    upTo(start, false);
    upTo(end, true);
  }
  upTo(text.length, false);
  return found;
}
