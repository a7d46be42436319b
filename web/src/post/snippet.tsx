import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { explain, Failure } from '../api/failure';
import type { Language, Post, Snippet as SnippetOf } from '../api/types';
import { kibibytes } from '../rules';
import { useServices } from '../services';
import { copy } from '../ui/clipboard';
import { countLines, fold, foldedLines, numbers, reservedLines, roomWhenFolded } from './code';
import type { Piece } from './highlight';
import { languages } from './languages';

/** How far below the screen a snippet is when it is fetched. */
const ahead = '600px 0px';

interface Props {
  post: Post;
  snippet: SnippetOf;
  /** Whether it stands alone on its page, and so all of it may. */
  alone: boolean;
}

/** A post's code. While only its size is known it has a box that looks large enough, which then stays as it is. */
export function Snippet({ post, snippet, alone }: Props) {
  const { codes } = useServices();
  const [code, setCode] = useState(() => codes.get(post.id));
  const [failure, setFailure] = useState<Failure | undefined>();
  /** Lines kept free whatever comes; none where the code was there first. */
  const [room, setRoom] = useState(code === undefined ? reservedLines(snippet.bytes) : 0);
  const [whole, setWhole] = useState(alone);
  const box = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);

  const load = () => {
    setFailure(undefined);
    codes.load(post).then(
      (text) => {
        // Out of sight nothing can be seen to move, so the box becomes as high as its code.
        if (!onScreen(box.current)) setRoom(0);
        setCode(text);
      },
      (cause: unknown) => {
        if (!(cause instanceof Failure)) throw cause;
        setFailure(cause);
      },
    );
  };

  useEffect(() => {
    if (code !== undefined || box.current === null) return undefined;
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        watch.disconnect();
        load();
      },
      { rootMargin: ahead },
    );
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);

  const lines = code === undefined ? 0 : countLines(code);
  const folded = code === undefined ? undefined : fold(code, room === 0 ? foldedLines : room);
  const shown = whole ? code : (folded ?? code);
  const isFolded = folded !== undefined && !whole;
  // The button that was pressed goes; the keyboard goes on in the code, of which the beginning is still to be seen.
  const turnTo = (all: boolean) => {
    setWhole(all);
    text.current?.focus({ preventScroll: true });
    if (!all && box.current !== null && box.current.getBoundingClientRect().top < 0) box.current.scrollIntoView();
  };
  return (
    <div class="snippet" ref={box}>
      <div class="snippet-head">
        <p>
          {languages[snippet.language]}
          <span class="snippet-size">{code === undefined ? `${kibibytes(snippet.bytes)} KiB` : counted(lines)}</span>
        </p>
        {folded !== undefined && whole && !alone && (
          <button type="button" class="plain" aria-expanded={true} onClick={() => turnTo(false)}>
            Fold
          </button>
        )}
        {code !== undefined && <CopyButton code={code} />}
      </div>
      {failure !== undefined ? (
        <div class="snippet-failed" role="alert">
          <p>The code could not be loaded. {explain(failure)}</p>
          <button type="button" onClick={load}>
            Try again
          </button>
          {/* Nothing stands below it where it is alone. */}
          {!alone && <pre aria-hidden="true">{numbers(0, room)}</pre>}
        </div>
      ) : (
        <div
          ref={text}
          class={isFolded ? 'snippet-code folded' : 'snippet-code'}
          tabIndex={0}
          role="group"
          aria-label={`Code in ${languages[snippet.language]}`}
          aria-busy={code === undefined}
        >
          <pre class="snippet-numbers" aria-hidden="true">
            {numbers(shown === undefined ? 0 : countLines(shown), isFolded ? roomWhenFolded(room) : room)}
          </pre>
          <pre class="snippet-text">
            <code translate={false}>{shown !== undefined && <Highlighted code={shown} language={snippet.language} />}</code>
          </pre>
        </div>
      )}
      {isFolded && (
        <button type="button" class="plain snippet-unfold" aria-expanded={false} onClick={() => turnTo(true)}>
          {lines === 1 ? 'Show all of the line' : `Show all ${counted(lines)}`}
        </button>
      )}
    </div>
  );
}

function CopyButton({ code }: { code: string }) {
  const { announce } = useServices();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <button
      type="button"
      class="plain"
      onClick={async () => {
        const done = await copy(code);
        setCopied(done);
        announce(done ? 'Copied.' : 'It could not be copied.');
      }}
    >
      {copied ? 'Copied' : 'Copy'}
    </button>
  );
}

/** Plain at first; in colours as soon as what colours it has come. */
function Highlighted({ code, language }: { code: string; language: Language }) {
  const [done, setDone] = useState<{ code: string; pieces: Piece[] } | undefined>();
  useEffect(() => {
    if (language === 'text') return undefined;
    let left = false;
    import('./highlight')
      .then(({ highlight }) => highlight(code, language))
      .then(
        (pieces) => left || setDone({ code, pieces }),
        // Code without colours is still code.
        () => {},
      );
    return () => {
      left = true;
    };
  }, [code, language]);
  // One in place of the other as a whole: pieces of text that stay would seem to move.
  return done?.code === code ? <span key="coloured">{done.pieces.map(draw)}</span> : <span key="plain">{code}</span>;
}

function draw(piece: Piece): ComponentChildren {
  if (typeof piece === 'string') return piece;
  const { scope, children } = piece;
  return scope === undefined ? <>{children.map(draw)}</> : <span class={`code-${scope.split('.')[0]}`}>{children.map(draw)}</span>;
}

function counted(lines: number): string {
  return `${lines.toLocaleString('en')} ${lines === 1 ? 'line' : 'lines'}`;
}

function onScreen(element: HTMLElement | null): boolean {
  const place = element?.getBoundingClientRect();
  return place !== undefined && place.bottom > 0 && place.top < innerHeight;
}
