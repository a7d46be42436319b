import type { OwnStatus } from '../api/types';

const longestQuote = 140;

/** What an author can send to an operator by the way they usually talk. */
export function request({ text, author }: OwnStatus, written: string, page: string): string {
  const line = [...text.replace(/\s+/g, ' ')];
  const quote = line.length > longestQuote ? `${line.slice(0, longestQuote).join('')}…` : line.join('');
  return `Please look at my status of ${written}: “${quote}”. It is hidden from others, and I think that is a mistake. ${author.name}\n${page}`;
}
