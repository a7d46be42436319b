import { useEffect, useRef, useState } from 'preact/hooks';
import { explain } from '../api/failure';
import { Modal } from '../ui/modal';
import { Countdown, TroubleNote } from '../ui/wait';
import { megabytes, tooManyPixels } from './picture';
import type { SharingState, Way } from './use-sharing';

/** Where a chosen picture is looked at once more before it goes out, and followed until it has arrived. */
export function Sharing({ sharing, chooseFile }: { sharing: SharingState; chooseFile(): void }) {
  const { picture, wrong, way, busy } = sharing;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed may be gone; the keyboard goes on within the dialog.
  useEffect(() => {
    if (way.at === 'done' || document.activeElement === document.body) heading.current?.focus();
  }, [way.at, wrong]);

  return (
    <Modal
      class="sharing"
      label="Share a picture"
      onClose={busy ? sharing.cancel : sharing.close}
      onBeside={() => {
        // A slip of the hand throws no picture away.
        if (picture === undefined || way.at === 'done') sharing.close();
      }}
    >
      <div class="sharing-inside">
        <div class="sharing-head">
          <h2 ref={heading} tabIndex={-1}>
            {way.at === 'done' ? 'Shared' : 'Share a picture'}
          </h2>
          {!busy && way.at !== 'done' && (
            <button type="button" class="plain" onClick={sharing.close}>
              Close
            </button>
          )}
        </div>
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
          {(wrong === undefined || busy) && <State way={way} bytes={picture?.file.size ?? 0} />}
          {wrong !== undefined && (
            <p class="wrong">
              {wrong}
              {picture !== undefined && !busy && ' Your picture from before is kept.'}
            </p>
          )}
        </div>
        <Buttons sharing={sharing} chooseFile={chooseFile} />
      </div>
    </Modal>
  );
}

/** Each has a key, so that none takes the place of another under a finger or with the focus. */
function Buttons({ sharing, chooseFile }: { sharing: SharingState; chooseFile(): void }) {
  const { picture, way, busy } = sharing;
  if (way.at === 'done') {
    return (
      <div class="sharing-row">
        <button key="more" type="button" onClick={chooseFile}>
          Share another
        </button>
        <button key="done" type="button" class="main" onClick={sharing.close}>
          Done
        </button>
      </div>
    );
  }
  const another = picture === undefined || (way.at === 'failed' && way.hopeless);
  return (
    <div class="sharing-row">
      {busy ? (
        <button key="cancel" type="button" onClick={sharing.cancel}>
          Cancel
        </button>
      ) : (
        <button key="another" type="button" class={another ? 'main' : ''} onClick={chooseFile}>
          Another
        </button>
      )}
      {picture !== undefined && (
        <button key="share" type="button" class={another ? '' : 'main'} autofocus aria-disabled={way.at === 'sending'} onClick={sharing.send}>
          {{ rest: 'Share', sending: 'Sharing…', waiting: 'Try now', failed: 'Try again' }[way.at]}
        </button>
      )}
    </div>
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
  if (way.at === 'rest' && way.unconfirmed) {
    return <p class="unconfirmed">It is not certain that this was shared. Share it once more: it will not appear twice.</p>;
  }
  if (way.at === 'done') return <p>Everyone else sees it among their stories now. Your own pictures are not shown in your strip.</p>;
  return <p class="note">Everyone here can see it. Place and camera data are removed. {megabytes(bytes)} MiB.</p>;
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
