import { expect, it } from 'vitest';
import { ago, span } from '../src/ui/moment';

const now = new Date('2026-11-22T12:00:00.000Z');
const before = (seconds: number) => ago(new Date(now.getTime() - seconds * 1000), now);

it('says how long ago something was, down to the day', () => {
  expect(before(0)).toBe('just now');
  expect(before(59)).toBe('just now');
  expect(before(60)).toBe('1 minute ago');
  expect(before(3_599)).toBe('59 minutes ago');
  expect(before(3_600)).toBe('1 hour ago');
  expect(before(86_399)).toBe('23 hours ago');
  expect(before(86_400)).toBe('yesterday');
  expect(before(6 * 86_400)).toBe('6 days ago');
  expect(before(8 * 86_400)).toBe('14 November');
  expect(before(400 * 86_400)).toBe('18 October 2025');
});

it('takes what a faster clock dated ahead as now', () => {
  expect(before(-90)).toBe('just now');
});

it('never names too short a wait', () => {
  expect(span(0)).toBe('1 second');
  expect(span(1_001)).toBe('2 seconds');
  expect(span(61_000)).toBe('61 seconds');
  expect(span(121_000)).toBe('3 minutes');
});
