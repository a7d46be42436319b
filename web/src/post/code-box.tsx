import { useEffect, useId, useRef } from 'preact/hooks';
import type { Language } from '../api/types';
import { kibibytes } from '../rules';
import { countLines, firstLines } from './code';
import { languages } from './languages';
import { codeOf, type Code, type PostDraft } from './writing';

/** Of a file, so many lines show that it is the right one. */
const glimpse = 6;

interface Props {
  draft: PostDraft;
  wrong: string | undefined;
  edit(part: Partial<PostDraft>): void;
  choose(files: Iterable<File>): void;
  remove(): void;
}

/** Where code is typed or a file stands in for it, which is sent byte for byte. */
export function CodeBox({ draft, wrong, edit, choose, remove }: Props) {
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLTextAreaElement>(null);
  const { file: from } = draft;
  const shown = codeOf(draft);
  const put = (part: Partial<Code>) => edit(from === undefined ? part : { file: { ...from, ...part } });

  useEffect(() => {
    // Somebody has just asked for it; a draft that was there before takes no focus away.
    if (draft.code === '') code.current?.focus();
  }, []);
  useEffect(() => {
    if (wrong !== undefined) code.current?.focus();
  }, [wrong]);
  const before = useRef(from);
  useEffect(() => {
    // A file has made way for what was typed.
    if (before.current !== undefined && from === undefined) code.current?.focus();
    before.current = from;
  }, [from]);

  return (
    <fieldset class="code-box">
      <legend class="unseen">Code</legend>
      <div class="code-row">
        <label for={`${id}-language`}>Language</label>
        <select id={`${id}-language`} value={shown.language} onChange={(event) => put({ language: event.currentTarget.value as Language })}>
          {Object.entries(languages).map(([language, name]) => (
            <option value={language} key={language}>
              {name}
            </option>
          ))}
        </select>
        <button type="button" onClick={() => file.current?.click()}>
          {from === undefined ? 'From a file' : 'Another file'}
        </button>
        <button type="button" class="plain" onClick={remove}>
          Remove
        </button>
        <input
          ref={file}
          type="file"
          hidden
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            choose(files);
          }}
        />
      </div>
      {from === undefined ? (
        <textarea
          ref={code}
          name="code"
          class="code-input"
          aria-label="Code"
          rows={6}
          wrap="off"
          dir="ltr"
          spellcheck={false}
          autoCapitalize="none"
          autoComplete="off"
          placeholder="Type or paste code here, or drop a file."
          value={draft.code}
          aria-invalid={wrong !== undefined}
          aria-describedby={`${id}-note`}
          onInput={(event) => put({ code: event.currentTarget.value })}
        />
      ) : (
        <div class="code-file">
          <p>
            <strong dir="auto">{from.name}</strong>{' '}
            <span>
              {kibibytes(new TextEncoder().encode(from.code).length)} KiB, {countLines(from.code).toLocaleString('en')} lines
            </span>
          </p>
          <pre>{firstLines(from.code, glimpse)}</pre>
        </div>
      )}
      <p id={`${id}-note`} class={wrong === undefined ? 'note' : 'note wrong'} role="status">
        {wrong ?? ''}
      </p>
    </fieldset>
  );
}
