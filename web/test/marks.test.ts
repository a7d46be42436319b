import { describe, expect, it } from 'vitest';
import { stretches } from '../src/moderation/marks';

const reason = (text: string, slice: string, weight = 1) => ({ text: slice, start: text.indexOf(slice), end: text.indexOf(slice) + slice.length, weight });
const drawn = (text: string, ...reasons: Parameters<typeof stretches>[1]) =>
  stretches(text, reasons)
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('');

describe('words that weighed', () => {
  const text = 'the good, the bad and the ugly';

  it('are marked in place, in whatever order they come', () => {
    expect(drawn(text, reason(text, 'ugly', 2), reason(text, 'bad'))).toBe('the good, the [bad] and the [ugly]');
    expect(drawn(text, reason(text, text))).toBe(`[${text}]`);
    expect(drawn(text)).toBe(text);
    expect(drawn('', reason('', ''))).toBe('');
  });

  it('are offsets in UTF-16 units, so that what lies beyond the first plane counts twice', () => {
    const forest = '🌲🌲 dark 🌲';
    expect(reason(forest, 'dark').start).toBe(5);
    expect(drawn(forest, reason(forest, 'dark'))).toBe('🌲🌲 [dark] 🌲');
    expect(drawn(forest, { text: '🌲', start: 10, end: 12, weight: 1 })).toBe('🌲🌲 dark [🌲]');
  });

  it('are one where they overlap or touch', () => {
    expect(drawn(text, reason(text, 'the bad'), reason(text, 'bad and'))).toBe('the good, [the bad and] the ugly');
    expect(drawn(text, reason(text, 'the bad'), reason(text, 'bad'))).toBe('the good, [the bad] and the ugly');
    expect(drawn(text, reason(text, 'the b'), reason(text, 'ad'))).toBe('the good, [the bad] and the ugly');
  });

  it('mark nothing where they are no slice of this text', () => {
    const nowhere = [
      { text: 'bad', start: 0, end: 3, weight: 1 },
      { text: 'the', start: -3, end: 3, weight: 1 },
      { text: 'ugly', start: 26, end: 99, weight: 1 },
      { text: '', start: 4, end: 4, weight: 1 },
      { text: '', start: 9, end: 4, weight: 1 },
    ];
    expect(drawn(text, ...nowhere)).toBe(text);
  });

  it('never change the text', () => {
    const reasons = Array.from({ length: 40 }, (_, i) => ({ text: text.slice(i % 7, i), start: i % 7, end: i, weight: 1 }));
    expect(stretches(text, reasons).map((part) => part.text).join('')).toBe(text);
  });
});
