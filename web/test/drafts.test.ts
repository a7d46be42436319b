import { beforeEach, describe, expect, it } from 'vitest';
import { Drafts } from '../src/feed/drafts';
import { postWriting } from '../src/post/writing';
import { statusWriting } from '../src/status/writing';
import { browserStore, type Store } from '../src/storage';
import { FakeStorage } from './fakes';

let storage: FakeStorage;
let store: Store;
let keys: number;
const drafts = (user = 'mira') => new Drafts(store, user, statusWriting, () => `key-${++keys}`);

beforeEach(() => {
  storage = new FakeStorage();
  store = browserStore(() => storage);
  keys = 0;
});

describe('a draft', () => {
  it('outlives the page until it was accepted, for each user apart', () => {
    drafts().edit({ text: 'The kettle is on.' });
    expect(drafts().written.text).toBe('The kettle is on.');
    expect(drafts('ben').written.text).toBe('');

    const reopened = drafts();
    reopened.keyFor('The kettle is on.');
    reopened.accepted('The kettle is on.');
    expect(drafts().written.text).toBe('');
    expect(storage.length).toBe(0);
  });

  it('keeps its key for the same content, over tries and reloads', () => {
    const first = drafts();
    first.edit({ text: ' The kettle is on. ' });
    expect(first.keyFor('The kettle is on.')).toBe('key-1');
    expect(first.keyFor('The kettle is on.')).toBe('key-1');
    expect(drafts().keyFor('The kettle is on.')).toBe('key-1');
  });

  it('keeps the key through an edit that is taken back, and changes it with the content', () => {
    const draft = drafts();
    draft.edit({ text: 'one' });
    draft.keyFor('one');
    draft.edit({ text: 'one more' });
    draft.edit({ text: 'one' });
    expect(draft.keyFor('one')).toBe('key-1');
    draft.edit({ text: 'two' });
    expect(draft.keyFor('two')).toBe('key-2');
  });

  it('uses a new key for the same words once they were accepted', () => {
    const draft = drafts();
    draft.edit({ text: 'Good morning' });
    draft.keyFor('Good morning');
    draft.accepted('Good morning');
    draft.edit({ text: 'Good morning' });
    expect(draft.keyFor('Good morning')).toBe('key-2');
  });

  it('keeps what was typed while it was under way', () => {
    const draft = drafts();
    draft.edit({ text: 'first' });
    draft.keyFor('first');
    draft.edit({ text: 'first, and more' });
    draft.accepted('first');
    expect(drafts().written.text).toBe('first, and more');
    expect(draft.keyFor('first, and more')).toBe('key-2');
  });

  it('says that it is unconfirmed from the sending on, until it is known not to have arrived', () => {
    const draft = drafts();
    draft.edit({ text: 'one' });
    expect(draft.unconfirmed).toBe(false);
    draft.keyFor('one');
    expect(drafts().unconfirmed).toBe(true);
    draft.notCarriedOut();
    expect(drafts().unconfirmed).toBe(false);
    expect(draft.keyFor('one')).toBe('key-1');
  });

  it('goes when another tab has posted it, and is stored again when that tab posted another', () => {
    const name = 'cleave.draft.mira';
    const here = drafts();
    here.edit({ text: 'same' });
    const stored = storage.getItem(name);
    storage.removeItem(name);
    expect(here.changedElsewhere(name, stored, null)).toBe(true);
    expect(here.written.text).toBe('');

    here.edit({ text: 'mine' });
    storage.removeItem(name);
    expect(here.changedElsewhere(name, '{"text":"theirs"}', null)).toBe(false);
    expect(drafts().written.text).toBe('mine');
    expect(here.changedElsewhere('cleave.draft.ben', '{"text":"mine"}', null)).toBe(false);
    expect(here.written.text).toBe('mine');
  });

  it('is not harmed by what something else has stored under its name', () => {
    storage.setItem('cleave.draft.mira', '{"text": 5}');
    expect(drafts().written.text).toBe('');
    storage.setItem('cleave.draft.mira', 'not JSON');
    expect(drafts().written.text).toBe('');
  });
});

it('a browser that stores nothing leaves the page its own memory', () => {
  storage.refuses = true;
  const draft = drafts();
  draft.edit({ text: 'still here' });
  expect(drafts().written.text).toBe('still here');
  expect(drafts().keyFor('still here')).toBe('key-1');
});

describe('a draft of a post', () => {
  const open = () => new Drafts(store, 'mira', postWriting, () => `key-${++keys}`);
  const file = { name: 'A.java', language: 'java', code: '\ufeffa\r\n' } as const;
  const written = { text: ' Why? ', withCode: true, language: 'text', code: 'typed', file } as const;

  it('outlives the page with its code, byte order mark and line ends included', () => {
    open().edit(written);
    expect(open().written).toEqual(written);
    const { content } = postWriting;
    const reopened = open();
    expect(reopened.keyFor(content(reopened.written))).toBe('key-1');
    expect(open().keyFor(content(written))).toBe('key-1');
    expect(open().keyFor(content({ ...written, file: { ...file, language: 'c' } }))).toBe('key-2');
  });

  it('is another kind than a draft of a status', () => {
    open().edit(written);
    drafts().edit({ text: 'A status' });
    expect(open().written.text).toBe(' Why? ');
    expect(drafts().written.text).toBe('A status');
  });

  it('sends no code where the box was left empty or closed', () => {
    const { content } = postWriting;
    expect(content({ ...written, code: '', file: undefined })).toBe('{"text":"Why?"}');
    expect(content({ ...written, withCode: false })).toBe('{"text":"Why?"}');
    expect(content(written)).toBe(JSON.stringify({ text: 'Why?', snippet: { language: 'java', code: '\ufeffa\r\n' } }));
  });

  it('is not harmed by what something else has stored under its name', () => {
    storage.setItem('cleave.post.mira', '{"text": "x", "withCode": true, "code": "y", "language": "cobol", "file": 3}');
    expect(open().written).toEqual({ text: 'x', withCode: true, code: 'y', language: 'text' });
    storage.setItem('cleave.post.mira', '{"text": "x", "withCode": true}');
    expect(open().written).toEqual({ text: 'x', withCode: true, code: '', language: 'text' });
  });
});
