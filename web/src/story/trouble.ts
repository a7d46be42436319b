import { explain, type Failure } from '../api/failure';
import type { Trouble } from '../ui/form';

const reasons: Record<string, string> = {
  413: 'This file is too large; 10 MiB are possible.',
  415: 'This is no JPEG, PNG, WebP or GIF.',
  too_many_pixels: 'This picture has too many pixels; 40 megapixels are possible.',
};

/** Why a picture was not shared, and what to do about it. */
export function troubleOf(failure: Failure): Trouble {
  const text = `Not shared. ${reasonOf(failure)} ${failure.transient ? 'Your picture is kept.' : 'Choose another one.'}`;
  return failure.retryAfter === undefined ? { text } : { text, until: Date.now() + failure.retryAfter };
}

function reasonOf(failure: Failure): string {
  const known = reasons[failure.code ?? ''] ?? reasons[failure.status];
  if (known !== undefined) return known;
  const named = failure.problem?.errors?.[0]?.detail;
  if (named === undefined) return explain(failure);
  // What the server says of a field goes on from the field's name, and ends with what to do, which is said here.
  return named.replace(/^(Is|Has) /, (verb) => `This picture ${verb.toLowerCase()}`).replace(/ Choose another \w+\.$/, '');
}
