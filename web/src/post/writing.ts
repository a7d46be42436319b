import type { Language, NewPost, Post } from '../api/types';
import type { Writing } from '../feed/use-posting';
import { checkCode, checkPost, normaliseStatus } from '../rules';
import { isLanguage } from './languages';

export interface Code {
  language: Language;
  code: string;
}

export interface FileCode extends Code {
  name: string;
}

/** What was typed stays in the draft, beside a file and without a place for it, so that it can come back. */
export interface PostDraft extends Code {
  text: string;
  /** Whether there is a place for code; without one none is sent. */
  withCode: boolean;
  /** Stands in for what was typed. */
  file?: FileCode | undefined;
}

/** The code that is shown and sent: a file's, else what was typed. */
export function codeOf({ file, language, code }: PostDraft): Code {
  return file ?? { language, code };
}

/** What "Remove" leaves: what a file stands in for comes back; with nothing below it, the place for code goes. */
export function withoutCode({ file, code }: PostDraft): Partial<PostDraft> {
  return file !== undefined && code !== '' ? { file: undefined } : { withCode: false };
}

/** How a post is written. */
export const postWriting: Writing<PostDraft, Post> = {
  kind: 'post',
  blank: { text: '', withCode: false, language: 'text', code: '' },
  read({ text, withCode, language, code, file }) {
    if (typeof text !== 'string') return undefined;
    return { text, withCode: withCode === true, ...codeIn({ language, code }), file: fileIn(file) };
  },
  content: (draft) => JSON.stringify(bodyOf(draft)),
  kept: 'What you wrote is kept.',
  check(draft) {
    const wrong = checkPost(draft.text);
    const wrongCode = draft.withCode ? checkCode(codeOf(draft).code) : undefined;
    return { ...(wrong !== undefined && { text: wrong }), ...(wrongCode !== undefined && { snippet: wrongCode }) };
  },
  send: (api, draft, key, signal) => api.writePost(bodyOf(draft), key, signal),
  place: (field) => (field === 'text' ? 'text' : /^(snippet|code|language)/.test(field) ? 'snippet' : undefined),
};

function bodyOf(draft: PostDraft): NewPost {
  const { language, code } = codeOf(draft);
  return { text: normaliseStatus(draft.text), ...(draft.withCode && code !== '' && { snippet: { language, code } }) };
}

function codeIn({ language, code }: { language?: unknown; code?: unknown }): Code {
  return { language: isLanguage(language) ? language : 'text', code: typeof code === 'string' ? code : '' };
}

function fileIn(file: Partial<FileCode> | undefined): FileCode | undefined {
  return typeof file?.name === 'string' ? { name: file.name, ...codeIn(file) } : undefined;
}
