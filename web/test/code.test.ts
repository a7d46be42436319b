import { describe, expect, it } from 'vitest';
import { countLines, cut, decode, firstLines, fold, foldedLines, numbers, readCode, reservedLines } from '../src/post/code';

describe('lines of code', () => {
  it.each([
    ['one', 1],
    ['one\n', 1],
    ['\n', 1],
    ['one\ntwo', 2],
    ['one\r\ntwo\r\n', 2],
    ['\n\n\n', 3],
  ])('%j has %i', (code, lines) => {
    expect(countLines(code)).toBe(lines);
    expect(numbers(lines, 0).split('\n')).toHaveLength(lines);
  });

  it('are folded to the first of them, and none is lost when there are fewer', () => {
    expect(firstLines('a\nb\nc\n', 2)).toBe('a\nb');
    expect(firstLines('a\nb\nc\n', 3)).toBe('a\nb\nc');
    expect(firstLines('a\nb\nc\n', 4)).toBe('a\nb\nc\n');
    expect(firstLines('a', 1)).toBe('a');
  });

  it('leave room for the way to the others when they are folded', () => {
    expect(fold('a\n'.repeat(15), 15)).toBeUndefined();
    expect(countLines(fold('a\n'.repeat(16), 15) ?? '')).toBe(13);
    expect(countLines(fold('a\n'.repeat(16), 3) ?? '')).toBe(1);
  });

  it('are folded where one of them is very long, between two characters', () => {
    expect(fold('x'.repeat(4_000), 15)).toBeUndefined();
    expect(fold('x'.repeat(250_000), 15)).toHaveLength(4_000);
    expect(cut('a🌿', 2)).toBe('a');
    expect(cut('a🌿', 3)).toBe('a🌿');
  });

  it('have numbers, and room without numbers where more was kept free', () => {
    expect(numbers(2, 0)).toBe('1\n2');
    expect(numbers(1, 3).split('\n')).toEqual(['1', ' ', ' ']);
    expect(numbers(0, 2).split('\n')).toHaveLength(2);
  });

  it('are kept free by size, never more than a folded snippet has', () => {
    expect(reservedLines(1)).toBe(3);
    expect(reservedLines(280)).toBe(10);
    expect(reservedLines(262_144)).toBe(foldedLines);
  });
});

describe('a file with code', () => {
  const file = (content: BlobPart, name = 'Words.java') => new File([content], name);

  it('comes back character for character, a byte order mark and line ends included', async () => {
    expect(await readCode(file('\ufeffa\r\nb'))).toEqual({ name: 'Words.java', code: '\ufeffa\r\nb' });
    expect(await readCode(file(' '))).toMatchObject({ code: ' ' });
  });

  it.each([
    ['too large', 'x'.repeat(262_145), 'has 256.1 KiB; 256 are possible'],
    ['empty', '', 'is empty'],
    ['no UTF-8', new Uint8Array([0xff, 0xfe, 0x41, 0x00]), 'is not text in UTF-8'],
    ['binary', 'a\0b', 'NUL'],
  ] as [string, BlobPart, string][])('is refused when it is %s', async (_, content, reason) => {
    expect(await readCode(file(content))).toContain(reason);
  });

  it('may have exactly as much as is possible', async () => {
    expect(await readCode(file('x'.repeat(262_144)))).toHaveProperty('name');
  });
});

it('decodes only UTF-8', () => {
  expect(decode(new Uint8Array([0xc3, 0xa9]).buffer)).toBe('é');
  expect(decode(new Uint8Array([0xc3]).buffer)).toBeUndefined();
});
