import { Failure } from './failure';

/** How much has left this machine, from 0 to 1. */
export type Progress = (share: number) => void;

/** Milliseconds without a byte moving, or without the answer once all have gone, until an upload is given up. */
const stalled = 45_000;

/**
 * Sends bytes and tells how far they are, which `fetch` cannot. Rejects with a Failure when there is no answer, or with
 * the signal's reason when it is given up.
 */
export function upload(path: string, body: Blob, headers: Record<string, string>, signal: AbortSignal, progress: Progress): Promise<Response> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const request = new XMLHttpRequest();
    const over = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const end = (settle: () => void) => {
      clearTimeout(timer);
      over.abort();
      settle();
    };
    const fail = (failure: unknown) => end(() => reject(failure));
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        fail(new Failure('timeout', 0));
        request.abort();
      }, stalled);
    };

    request.open('POST', path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.responseType = 'arraybuffer';
    request.upload.onprogress = (event) => {
      alive();
      if (event.lengthComputable) progress(event.total === 0 ? 1 : event.loaded / event.total);
    };
    request.upload.onload = () => {
      alive();
      progress(1);
    };
    request.onerror = () => fail(new Failure('network', 0));
    request.onload = () => end(() => resolve(answer(request)));
    signal.addEventListener(
      'abort',
      () => {
        fail(signal.reason);
        request.abort();
      },
      { signal: over.signal },
    );
    alive();
    request.send(body);
  });
}

function answer(request: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const name of ['Content-Type', 'Retry-After']) {
    const value = request.getResponseHeader(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(request.response as ArrayBuffer, { status: request.status, headers });
}
