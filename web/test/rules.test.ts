import { describe, expect, it } from 'vitest';
import { checkCode, checkPost, checkEmail, checkNewPassword, checkPassword, checkStatus, codePoints, normaliseEmail, normaliseStatus } from '../src/rules';

describe('an e-mail', () => {
  it.each(['mira@example.org', '  mira@example.org\t', 'zoë@bücher.example', `${'a'.repeat(64)}@b.c`, 'a.b+c@d.e.f'])('may be %j', (email) => {
    expect(checkEmail(email)).toBeUndefined();
  });

  it.each(['', '   ', 'mira', '@example.org', 'mira@', 'mira@example', 'mira@.org', 'mira@example.', 'mira@a..b', 'a@b@c.d', 'mi ra@example.org', 'mi\u0000ra@example.org', `${'a'.repeat(65)}@b.c`, `a@${'b'.repeat(251)}.c`])(
    'may not be %j',
    (email) => {
      expect(checkEmail(email)).toEqual(expect.any(String));
    },
  );

  it('counts code points, so that 64 emoji are a local part', () => {
    expect(checkEmail(`${'🌿'.repeat(64)}@b.c`)).toBeUndefined();
    expect(checkEmail(`${'🌿'.repeat(65)}@b.c`)).toBeDefined();
  });

  it('is trimmed of all Unicode white space and composed', () => {
    expect(normaliseEmail('\u2003zoe\u0308@example.org\u00a0')).toBe('zoë@example.org');
  });
});

describe('a new password', () => {
  it('has 8 to 128 code points, counted after composition', () => {
    expect(checkNewPassword('1234567')).toContain('1 more');
    expect(checkNewPassword('12345678')).toBeUndefined();
    expect(checkNewPassword('🌿'.repeat(8))).toBeUndefined();
    expect(checkNewPassword('e\u0301'.repeat(7))).toBeDefined();
    expect(checkNewPassword('x'.repeat(128))).toBeUndefined();
    expect(checkNewPassword('x'.repeat(129))).toBeDefined();
  });

  it('may begin and end with spaces but hold no control character', () => {
    expect(checkNewPassword('   abc   ')).toBeUndefined();
    expect(checkNewPassword('abcdefgh\t')).toBeDefined();
    expect(checkNewPassword('abcdefgh\u0085')).toBeDefined();
  });
});

it('a password at login only has to be there', () => {
  expect(checkPassword('')).toBeDefined();
  expect(checkPassword('x')).toBeUndefined();
});

describe('a status', () => {
  it('has 1 to 5,000 code points once trimmed', () => {
    expect(checkStatus(' \n\u3000 ')).toBeDefined();
    expect(checkStatus('🌿'.repeat(5_000))).toBeUndefined();
    expect(checkStatus('🌿'.repeat(5_001))).toBe('1 character too many; please shorten it.');
    expect(checkStatus(`  ${'x'.repeat(5_000)}\n\n`)).toBeUndefined();
  });

  it('may hold line feeds and tabs but no other control character within', () => {
    expect(checkStatus('a\tb\r\nc')).toBeUndefined();
    expect(checkStatus('a\u0000b')).toBeDefined();
    expect(checkStatus('a\u007fb')).toBeDefined();
    expect(checkStatus('a\u0085b')).toBeDefined();
    expect(checkStatus('ab\u0085')).toBeUndefined();
  });

  it('is kept with line feeds only', () => {
    expect(normaliseStatus('\r\n one\r\ntwo\rthree \u2028')).toBe('one\ntwo\nthree');
    expect(codePoints('a🌿é')).toBe(3);
  });
});

it('a post may have 20,000 code points', () => {
  expect(checkPost('🌿'.repeat(20_000))).toBeUndefined();
  expect(checkPost('x'.repeat(20_001))).toBe('1 character too many; please shorten it.');
  expect(checkPost(' ')).toBeDefined();
});

it('code may have 256 KiB in UTF-8 and no NUL', () => {
  expect(checkCode('')).toBeUndefined();
  expect(checkCode(' \r\n\u001b')).toBeUndefined();
  expect(checkCode('é'.repeat(131_072))).toBeUndefined();
  expect(checkCode('é'.repeat(131_073))).toContain('256.1 KiB');
  expect(checkCode('a\0b')).toContain('NUL');
});
