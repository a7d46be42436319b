/**
 * What the server takes, so that a person hears of a slip before megabytes are sent. The server decides all the same.
 */
export const mostBytes = 10 * 1024 * 1024;
const mostPixels = 40_000_000;

/** A picture that somebody has chosen. */
export interface Picture {
  file: File;
  /** By its content, whatever its name says. */
  type: string;
}

const beginnings: [type: string, at: number, bytes: number[]][] = [
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
];

/** The type that a file's first bytes tell; undefined for anything that is no such picture. */
export function typeOf(head: Uint8Array): string | undefined {
  return beginnings.find(([, at, bytes]) => bytes.every((byte, index) => head[at + index] === byte))?.[0];
}

/** The picture in a file, or what is wrong with it and what to do. */
export async function look(file: File): Promise<Picture | string> {
  if (file.size > mostBytes) return `This file has ${megabytes(file.size)} MiB; 10 are possible. Choose a smaller one.`;
  let head: Uint8Array;
  try {
    head = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  } catch {
    return 'This file cannot be read. Choose it again, or another one.';
  }
  if (head.length === 0) return 'This file is empty. Choose another one.';
  const type = typeOf(head);
  return type === undefined ? 'This is no JPEG, PNG, WebP or GIF. Choose another one.' : { file, type };
}

/** What is wrong with a picture of this size in pixels; undefined when nothing is. */
export function tooManyPixels(width: number, height: number): string | undefined {
  if (width * height <= mostPixels) return undefined;
  return `This picture has ${Math.ceil((width * height) / 1e6)} megapixels; 40 are possible. Choose a smaller one.`;
}

/** Rounded up, so that what is too large never looks as if it were not. */
export function megabytes(bytes: number): string {
  return (Math.ceil((bytes / 1024 / 1024) * 10) / 10).toLocaleString('en');
}
