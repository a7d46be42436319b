import { describe, expect, it } from 'vitest';
import { look, mostBytes, tooManyPixels, typeOf } from '../src/story/picture';
import { justAbove } from '../src/story/renew';

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const bytes = (...numbers: number[]) => new Uint8Array(numbers);

describe('a picture', () => {
  it('is known by its content', () => {
    expect(typeOf(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg');
    expect(typeOf(bytes(...png))).toBe('image/png');
    expect(typeOf(new TextEncoder().encode('GIF89a'))).toBe('image/gif');
    expect(typeOf(new TextEncoder().encode('RIFF....WEBPVP8 '))).toBe('image/webp');
    expect(typeOf(new TextEncoder().encode('RIFF....WAVEfmt '))).toBeUndefined();
    expect(typeOf(bytes())).toBeUndefined();
  });

  it('keeps its content whatever its name says', async () => {
    const file = new File([bytes(...png)], 'photo.jpg', { type: 'image/jpeg' });
    expect(await look(file)).toEqual({ file, type: 'image/png' });
  });

  it.each([
    ['empty', new Uint8Array(), 'empty'],
    ['something else', new TextEncoder().encode('<svg xmlns='), 'no JPEG, PNG, WebP or GIF'],
    ['too large', new Uint8Array(mostBytes + 1), '10.1 MiB; 10 are possible'],
  ])('is refused before it is sent when it is %s', async (_, content, reason) => {
    expect(await look(new File([content], 'x.png', { type: 'image/png' }))).toContain(reason);
  });

  it('may have 40 megapixels', () => {
    expect(tooManyPixels(8_000, 5_000)).toBeUndefined();
    expect(tooManyPixels(8_000, 5_001)).toContain('41 megapixels');
  });
});

it('finds the place just above an id', () => {
  expect(justAbove('01935d2a-7c10-7a3e-9d5b-2f1c8e7a4b60')).toBe('01935d2a-7c10-7a3e-9d5b-2f1c8e7a4b61');
  expect(justAbove('01935d2a-7c10-7a3e-9d5b-2f1c8e7a9fff')).toBe('01935d2a-7c10-7a3e-9d5b-2f1c8e7aa000');
});
