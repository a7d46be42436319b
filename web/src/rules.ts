/**
 * The server's rules, so that a person hears of a slip before anything is sent. The server decides all the same.
 * Each check answers with what to do, or with undefined when there is nothing to say.
 */

export const longestStatus = 5_000;
export const longestPost = 20_000;
export const longestNote = 1_000;
export const mostCodeBytes = 256 * 1024;

const control = /\p{Cc}/u;
const space = /\p{White_Space}/u;
const around = /^\p{White_Space}+|\p{White_Space}+$/gu;

/** Characters as people count them in a limit: code points, not UTF-16 units. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

export function normaliseEmail(email: string): string {
  return email.replace(around, '').normalize('NFC');
}

/** A status as the server will keep it. */
export function normaliseStatus(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(around, '');
}

export function checkEmail(input: string): string | undefined {
  const email = normaliseEmail(input);
  if (email === '') return 'Enter your e-mail address.';
  const [local = '', domain = '', ...more] = email.split('@');
  const wellFormed = more.length === 0 && local !== '' && domain.split('.').length >= 2 && domain.split('.').every((label) => label !== '');
  if (!wellFormed || space.test(email) || control.test(email)) return 'Use an address such as name@example.org.';
  if (codePoints(local) > 64) return 'The part before the @ is longer than 64 characters.';
  if (codePoints(email) > 254) return 'This address is longer than 254 characters.';
  return undefined;
}

export function checkNewPassword(input: string): string | undefined {
  const password = input.normalize('NFC');
  const length = codePoints(password);
  if (length === 0) return 'Choose a password.';
  if (length < 8) return `Use at least 8 characters; ${8 - length} more to go.`;
  if (length > 128) return 'Use at most 128 characters.';
  if (control.test(password)) return 'Leave out control characters, such as a tab.';
  return undefined;
}

/** At login only an empty field is a slip: whether a password is right is for the server to say. */
export function checkPassword(input: string): string | undefined {
  return input === '' ? 'Enter your password.' : undefined;
}

export function checkStatus(input: string): string | undefined {
  return checkText(input, longestStatus);
}

export function checkPost(input: string): string | undefined {
  return checkText(input, longestPost);
}

/** An operator's note may be left out. */
export function checkNote(input: string): string | undefined {
  return normaliseStatus(input) === '' ? undefined : checkText(input, longestNote);
}

/** A snippet is kept as it is; none is fine as well. */
export function checkCode(code: string): string | undefined {
  // In UTF-8 a UTF-16 unit takes at most three bytes.
  const bytes = code.length * 3 <= mostCodeBytes ? 0 : new TextEncoder().encode(code).length;
  if (bytes > mostCodeBytes) return `This code has ${kibibytes(bytes)} KiB; 256 are possible. Please shorten it.`;
  if (code.includes('\0')) return 'There is a NUL character in this code; please remove it.';
  return undefined;
}

/** Rounded up, so that what is too large never looks as if it were not. */
export function kibibytes(bytes: number): string {
  return (Math.ceil((bytes / 1024) * 10) / 10).toLocaleString('en');
}

function checkText(input: string, longest: number): string | undefined {
  const text = normaliseStatus(input);
  const length = codePoints(text);
  if (length === 0) return 'Write something first.';
  if (length > longest) {
    const excess = length - longest;
    return `${excess.toLocaleString('en')} ${excess === 1 ? 'character' : 'characters'} too many; please shorten it.`;
  }
  if (control.test(text.replace(/[\n\t]/g, ''))) return 'There is an invisible control character in this text; please remove it.';
  return undefined;
}
