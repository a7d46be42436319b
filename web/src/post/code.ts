import { kibibytes, mostCodeBytes } from '../rules';

/** A longer snippet is as high as so many lines, the way to the others included, until somebody asks for them. */
export const foldedLines = 15;
/** How many lines the way to the others is high. */
const linesOfUnfold = 2;
/** One line can be as long as a snippet; nobody reads so much of it before asking for all. */
const foldedCharacters = 4_000;
const fewestReserved = 3;
const bytesOfLine = 28;

/** Lines as an editor counts them: a line feed at the end begins no further one. */
export function countLines(code: string): number {
  let count = code.endsWith('\n') ? 0 : 1;
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) count++;
  return count;
}

/** The beginning of a text: as many lines, the last one without its line feed. */
export function firstLines(code: string, lines: number): string {
  let end = -1;
  for (let line = 0; line < lines; line++) {
    end = code.indexOf('\n', end + 1);
    if (end < 0) return code;
  }
  return code.slice(0, end);
}

/** What is shown of code that is too long to be shown at once, in so many lines of room; undefined where it is not. */
export function fold(code: string, room: number): string | undefined {
  if (code.length <= foldedCharacters && countLines(code) <= room) return undefined;
  return cut(firstLines(code, Math.max(1, roomWhenFolded(room))), foldedCharacters);
}

/** What the way to the others leaves of so many lines. */
export function roomWhenFolded(room: number): number {
  return Math.max(0, room - linesOfUnfold);
}

/** The beginning of a text, in as many UTF-16 units at most, with no character cut in two. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return text.slice(0, /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most);
}

/** How many lines to keep free for a snippet of which only the size is known: what comes below it must not move. */
export function reservedLines(bytes: number): number {
  return Math.min(foldedLines, Math.max(fewestReserved, Math.ceil(bytes / bytesOfLine)));
}

/** The numbers beside so many lines; further lines are kept free without one. */
export function numbers(lines: number, room: number): string {
  return Array.from({ length: Math.max(lines, room) }, (_, index) => (index < lines ? String(index + 1) : ' ')).join('\n');
}

/** Text from bytes, a byte order mark included; undefined when they are not UTF-8. */
export function decode(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export interface CodeFile {
  name: string;
  code: string;
}

/** The code in a file, or what is wrong with it and what to do. */
export async function readCode(file: File): Promise<CodeFile | string> {
  if (file.size > mostCodeBytes) return `${file.name} has ${kibibytes(file.size)} KiB; 256 are possible. Choose a smaller file.`;
  if (file.size === 0) return `${file.name} is empty. Choose another file.`;
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return `${file.name} cannot be read. Choose it again, or another file.`;
  }
  const code = decode(bytes);
  if (code === undefined) return `${file.name} is not text in UTF-8. Choose another file.`;
  if (code.includes('\0')) return `${file.name} holds a NUL character, so it is no text. Choose another file.`;
  return { name: file.name, code };
}
