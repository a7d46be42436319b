import type { OwnStatus } from '../api/types';
import type { Writing } from '../feed/use-posting';
import { checkStatus, normaliseStatus } from '../rules';

export interface StatusDraft {
  text: string;
}

/** How a status is written. */
export const statusWriting: Writing<StatusDraft, OwnStatus> = {
  kind: 'draft',
  blank: { text: '' },
  read: ({ text }) => (typeof text === 'string' ? { text } : undefined),
  content: ({ text }) => normaliseStatus(text),
  kept: 'Your text is kept.',
  check({ text }) {
    const wrong = checkStatus(text);
    return wrong === undefined ? {} : { text: wrong };
  },
  send: (api, { text }, key, signal) => api.writeStatus(normaliseStatus(text), key, signal),
  place: (field) => (field === 'text' ? 'text' : undefined),
};
