import { useEffect, useRef, useState } from 'preact/hooks';
import { explain } from '../api/failure';
import { Modal } from '../ui/modal';
import { Countdown, TroubleNote } from '../ui/wait';
import { megabytes, tooManyPixels } from './picture';
import type { SharingState, Way } from './use-sharing';

/** Where a chosen picture is looked at once more before it goes out, and followed until it has arrived. */
export function Sharing({ sharing, chooseFile }: { sharing: SharingState; chooseFile(): void }) {
  const { picture, wrong, way } = sharing;
  const busy = way.at === 'sending' || way.at === 'waiting';
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed may be gone; the keyboard goes on within the dialog.
  useEffect(() => {
    if (way.at === 'done' || document.activeElement === document.body) heading.current?.focus();
  }, [way.at, wrong]);

  return (
    <Modal class="sharing" label="Share a picture" onClose={() => (busy ? sharing.cancel() : sharing.close())}>
      <h2 ref={heading} tabIndex={-1}>
        {way.at === 'done' ? 'Shared' : 'Share a picture'}
      </h2>
      {picture !== undefined && (
        <Preview
          file={picture.file}
          onPixels={(width, height) => {
            const many = tooManyPixels(width, height);
            if (many !== undefined) sharing.refuse(many);
          }}
        />
      )}
      <div class="sharing-state" role="status">
        {wrong !== undefined ? <p class="wrong">{wrong}</p> : <State way={way} bytes={picture?.file.size ?? 0} />}
      </div>
      <div class="sharing-row">
        {way.at === 'done' ? (
          <>
            <button type="button" onClick={chooseFile}>
              Share another
            </button>
            <button type="button" class="main" onClick={sharing.close}>
              Done
            </button>
          </>
        ) : busy ? (
          <>
            <button type="button" onClick={sharing.cancel}>
              Cancel
            </button>
            <button type="button" class="main" aria-disabled={way.at === 'sending'} onClick={sharing.send}>
              {way.at === 'sending' ? 'Sharing…' : 'Try now'}
            </button>
          </>
        ) : (
          <>
            <button type="button" class="plain" onClick={sharing.close}>
              Close
            </button>
            <button type="button" class={wrong === undefined ? '' : 'main'} onClick={chooseFile}>
              Another
            </button>
            {wrong === undefined && (
              <button type="button" class="main" autofocus onClick={sharing.send}>
                {way.at === 'failed' ? 'Try again' : 'Share'}
              </button>
            )}
          </>
        )}
      </div>
    </Modal>
  );
}

function State({ way, bytes }: { way: Way; bytes: number }) {
  if (way.at === 'sending') {
    const all = way.share >= 1;
    return (
      <>
        <progress aria-label="How much is sent" max={1} {...(!all && { value: way.share })} />
        <p class="note">{all ? 'Sent. It is being made ready…' : `${Math.floor(way.share * 100)} % of ${megabytes(bytes)} MiB`}</p>
      </>
    );
  }
  if (way.at === 'waiting') {
    const { failure, until } = way.trouble;
    return (
      <p>
        <strong>Not shared yet.</strong> {explain(failure)} Your picture is kept; trying again in <Countdown key={until} until={until} />.
      </p>
    );
  }
  if (way.at === 'failed') return <TroubleNote trouble={way.trouble} />;
  if (way.at === 'done') return <p>Everyone else sees it among their stories now. It is not in your own list.</p>;
  return <p class="note">Everyone here can see it. {megabytes(bytes)} MiB, sent as it is and shown without what a camera adds to it.</p>;
}

/** Drawn from the file on a canvas: the page's policy takes pictures of this server only, and this one is not there yet. */
function Preview({ file, onPixels }: { file: File; onPixels(width: number, height: number): void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [unknown, setUnknown] = useState(false);
  const told = useRef(onPixels);
  told.current = onPixels;

  useEffect(() => {
    let left = false;
    setUnknown(false);
    const area = canvas.current;
    if (area === null) return undefined;
    area.width = area.height = 0;
    createImageBitmap(file).then(
      (bitmap) => {
        if (!left) {
          told.current(bitmap.width, bitmap.height);
          const scale = Math.min(1, 800 / bitmap.width, 800 / bitmap.height);
          area.width = Math.max(1, Math.round(bitmap.width * scale));
          area.height = Math.max(1, Math.round(bitmap.height * scale));
          area.getContext('2d')?.drawImage(bitmap, 0, 0, area.width, area.height);
        }
        bitmap.close();
      },
      // The server may know better what it is.
      () => left || setUnknown(true),
    );
    return () => {
      left = true;
    };
  }, [file]);

  return (
    <div class="sharing-preview">
      <canvas ref={canvas} role="img" aria-label="Your picture" />
      {unknown && <p class="note">It cannot be shown here. It may be damaged.</p>}
    </div>
  );
}
