import { describe, expect, it } from 'vitest';
import serversList from '../../post/src/main/resources/cleave/post/languages.json';
import { highlight, type Piece } from '../src/post/highlight';
import { languageOf, languages } from '../src/post/languages';
import type { Language } from '../src/api/types';

const textOf = (piece: Piece): string => (typeof piece === 'string' ? piece : piece.children.map(textOf).join(''));
const scopes = (piece: Piece): string[] => (typeof piece === 'string' ? [] : [...(piece.scope === undefined ? [] : [piece.scope]), ...piece.children.flatMap(scopes)]);
const coloured = Object.keys(languages).filter((name) => name !== 'text') as Exclude<Language, 'text'>[];

const odd = '<script>alert("&amp;")</script>\r\n\ufeff\t/* <b> */ # -- "unended\n+ added\n- gone 🌿 \u2028 end';

describe('highlighting', () => {
  it.each(coloured)('knows %s and changes no character', async (language) => {
    const pieces = await highlight(odd, language);
    expect(pieces.map(textOf).join('')).toBe(odd);
  });

  it('tells keywords from strings', async () => {
    const pieces = await highlight('return "return";', 'java');
    expect(pieces.flatMap(scopes)).toEqual(['keyword', 'string']);
  });

  it.each([
    ['many lines', 'return 1;\n'.repeat(5_000)],
    ['a long line', 'return 1; '.repeat(25_000)],
  ])('colours the beginning of %s, and changes no character', async (_, code) => {
    const pieces = await highlight(code, 'java');
    expect(pieces.map(textOf).join('')).toBe(code);
    const coloured = code.length - textOf(pieces.at(-1) ?? '').length;
    expect(coloured).toBeGreaterThan(10_000);
    expect(coloured).toBeLessThanOrEqual(64 * 1024);
  });

  it('sees the styles and scripts within a page', async () => {
    const pieces = await highlight('<style>a { color: red }</style><script>let a = 1</script>', 'html');
    expect(pieces.flatMap(scopes)).toEqual(expect.arrayContaining(['attribute', 'keyword']));
  });
});

it.each([
  ['Words.java', 'java'],
  ['a.b.TS', 'typescript'],
  ['page.html', 'html'],
  ['Makefile', 'text'],
  ['notes.txt', 'text'],
  ['x.constructor', 'text'],
  ['script.sh', 'bash'],
  ['go', 'go'],
] as [string, Language][])('%s is taken for %s', (name, language) => {
  expect(languageOf(name)).toBe(language);
});

it('the languages to choose from are the server’s, in its order', () => {
  expect(Object.keys(languages)).toEqual(serversList);
});
