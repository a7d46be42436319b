import { describe, expect, it } from 'vitest';
import { Failure } from '../src/api/failure';
import { troubleOf } from '../src/story/trouble';

const refused = (detail: string) => new Failure('problem', 422, { code: 'invalid', errors: [{ field: 'image', detail }] });

describe('why a picture was not shared', () => {
  it('is a sentence, and says once what to do', () => {
    expect(troubleOf(refused('Is broken or cut off. Choose another file.')).text).toBe('Not shared. This picture is broken or cut off. Choose another one.');
    expect(troubleOf(refused('This is not a JPEG, PNG, WebP or GIF picture. Choose another file.')).text).toBe(
      'Not shared. This is not a JPEG, PNG, WebP or GIF picture. Choose another one.',
    );
    expect(troubleOf(new Failure('problem', 413)).text).toBe('Not shared. This file is too large; 10 MiB are possible. Choose another one.');
    expect(troubleOf(new Failure('problem', 503)).text).toBe('Not shared. The server cannot take this just now. Your picture is kept.');
  });
});
