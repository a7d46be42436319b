import { describe, expect, it } from 'vitest';
import { loginPath, safeNext } from '../src/next';

const own = (path: string) => path === '/feed' || path === '/';

describe('where login leads', () => {
  it('is a path of the client itself, its query included', () => {
    expect(safeNext('/feed', own)).toBe('/feed');
    expect(safeNext('/feed?a=b', own)).toBe('/feed?a=b');
    expect(safeNext('/', own)).toBe('/');
  });

  it.each([undefined, '', 'feed', '//evil.example', '//evil.example/feed', '/\\evil.example/feed', '\\\\evil.example', 'https://evil.example/feed', 'javascript:alert(1)', '/login', '/docs', '/feed/../docs', '/\t/evil.example/feed', '//', '/%2f%2fevil.example'])(
    'is never %j',
    (next) => {
      expect(safeNext(next, own)).toBeUndefined();
    },
  );

  it('is carried in the login path and survives the way there and back', () => {
    const path = loginPath('/feed?a=b&c=d');
    expect(path).toBe('/login?next=%2Ffeed%3Fa%3Db%26c%3Dd');
    expect(safeNext(new URL(path, 'http://x').searchParams.get('next') ?? '', own)).toBe('/feed?a=b&c=d');
    expect(loginPath('/')).toBe('/login?next=%2F');
  });
});
