import { describe, expect, it } from 'vitest';
import { Drafts } from '../src/feed/drafts';
import { codeOf, postWriting, withoutCode, type PostDraft } from '../src/post/writing';
import { browserStore } from '../src/storage';
import { FakeStorage } from './fakes';

const typed: PostDraft = { text: 'How?', withCode: true, language: 'java', code: 'int a = 1;' };
const file = { name: 'words.py', language: 'python', code: 'print(1)' } as const;

describe('code in a draft', () => {
  it('is a file’s where there is one, and what was typed comes back without it', () => {
    const withFile = { ...typed, file };
    expect(codeOf(withFile)).toEqual(file);
    expect(postWriting.content(withFile)).toContain('print(1)');
    const left = { ...withFile, ...withoutCode(withFile) };
    expect(left.withCode).toBe(true);
    expect(codeOf(left)).toEqual({ language: 'java', code: 'int a = 1;' });
  });

  it('is not sent once it is removed, but is still there', () => {
    for (const draft of [typed, { ...typed, code: '', file }]) {
      const left = { ...draft, ...withoutCode(draft) };
      expect(postWriting.content(left)).toBe('{"text":"How?"}');
      expect(codeOf(left)).toEqual(codeOf(draft));
    }
  });

  it('outlives the page, shown or not', () => {
    const storage = new FakeStorage();
    const store = browserStore(() => storage);
    for (const written of [{ ...typed, file }, { ...typed, withCode: false }]) {
      new Drafts(store, 'mira', postWriting).edit(written);
      expect(new Drafts(store, 'mira', postWriting).written).toEqual(written);
    }
  });
});
