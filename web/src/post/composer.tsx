import { useCallback, useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Post } from '../api/types';
import { Counter, Outcome, postsIt, Shortcut } from '../feed/outcome';
import { usePosting } from '../feed/use-posting';
import { longestPost } from '../rules';
import { useServices } from '../services';
import { useArrivals } from '../ui/use-arrivals';
import { readCode } from './code';
import { CodeBox } from './code-box';
import { languageOf } from './languages';
import { codeOf, postWriting, withoutCode } from './writing';

export function PostComposer({ userId, onAccepted }: { userId: string; onAccepted(post: Post): void }) {
  const { codes, announce } = useServices();
  const posting = usePosting(postWriting, userId, (post, draft) => {
    if (post.snippet !== undefined) codes.put(post.id, codeOf(draft).code);
    onAccepted(post);
  });
  const { written, state, wrong, edit } = posting;
  const [wrongFile, setWrongFile] = useState<string | undefined>();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (wrong.text !== undefined) box.current?.focus();
  }, [wrong.text]);

  const editing = useRef(edit);
  editing.current = edit;
  const choose = useCallback(
    async (files: Iterable<File>) => {
      const [file] = files;
      if (file === undefined) return;
      const found = await readCode(file);
      if (typeof found === 'string') {
        setWrongFile(found);
        editing.current({ withCode: true });
        return;
      }
      setWrongFile(undefined);
      editing.current({ withCode: true, file: { ...found, language: languageOf(found.name) } });
      announce(`The code of ${found.name} is added.`);
    },
    [announce],
  );
  const over = useArrivals(choose);

  return (
    <form
      class="composer"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        posting.send();
      }}
      onKeyDown={(event) => {
        if (postsIt(event)) {
          event.preventDefault();
          posting.send();
        }
      }}
    >
      <label for={id}>Write a post</label>
      <textarea
        ref={box}
        id={id}
        name="text"
        rows={3}
        dir="auto"
        value={written.text}
        aria-invalid={wrong.text !== undefined}
        aria-describedby={`${id}-note`}
        onInput={(event) => edit({ text: event.currentTarget.value })}
      />
      {written.withCode && (
        <CodeBox
          draft={written}
          wrong={wrongFile ?? wrong.snippet}
          edit={(part) => {
            setWrongFile(undefined);
            edit(part);
          }}
          choose={choose}
          remove={() => {
            setWrongFile(undefined);
            const left = withoutCode(written);
            edit(left);
            // The place of the code takes the focus itself where it stays.
            if (left.withCode === false) box.current?.focus();
            announce(left.withCode === false ? 'Removed. “Add code” brings it back.' : 'The file is removed. What you typed is back.');
          }}
        />
      )}
      <div class="composer-row with-code">
        <p id={`${id}-note`} class={wrong.text === undefined ? 'note' : 'note wrong'}>
          {wrong.text ?? (
            <>
              Everyone can read it. <Shortcut />
            </>
          )}
        </p>
        <Counter text={written.text} longest={longestPost} />
        {!written.withCode && (
          <button type="button" onClick={() => edit({ withCode: true })}>
            Add code
          </button>
        )}
        <button class="main" aria-disabled={state.at === 'sending'}>
          {state.at === 'sending' ? 'Posting…' : 'Post'}
        </button>
      </div>
      <div role="status">
        <Outcome posting={posting} />
      </div>
      {over && (
        <div class="drop-here" aria-hidden="true">
          Drop the file to add its code
        </div>
      )}
    </form>
  );
}
