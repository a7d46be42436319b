import type { Language, NewPost, Post } from '../api/types';
import type { Writing } from '../feed/use-posting';
import { checkCode, checkPost, normaliseStatus } from '../rules';
import { isLanguage } from './languages';

export interface PostDraft {
  text: string;
  /** Whether there is a place for code; without one there is no code. */
  withCode: boolean;
  language: Language;
  code: string;
  /** The name of the file that the code is from; empty when it was typed. */
  file: string;
}

export const noCode = { withCode: false, language: 'text', code: '', file: '' } as const;

/** How a post is written. */
export const postWriting: Writing<PostDraft, Post> = {
  kind: 'post',
  blank: { text: '', ...noCode },
  read({ text, withCode, language, code, file }) {
    if (typeof text !== 'string') return undefined;
    if (withCode !== true || typeof code !== 'string') return { text, ...noCode };
    return { text, withCode, language: isLanguage(language) ? language : 'text', code, file: typeof file === 'string' ? file : '' };
  },
  content: (draft) => JSON.stringify(bodyOf(draft)),
  kept: 'What you wrote is kept.',
  check({ text, withCode, code }) {
    const wrong = checkPost(text);
    const wrongCode = withCode ? checkCode(code) : undefined;
    return { ...(wrong !== undefined && { text: wrong }), ...(wrongCode !== undefined && { snippet: wrongCode }) };
  },
  send: (api, draft, key, signal) => api.writePost(bodyOf(draft), key, signal),
  place: (field) => (field === 'text' ? 'text' : /^(snippet|code|language)/.test(field) ? 'snippet' : undefined),
};

function bodyOf({ text, withCode, language, code }: PostDraft): NewPost {
  return { text: normaliseStatus(text), ...(withCode && code !== '' && { snippet: { language, code } }) };
}
