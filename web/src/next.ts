const origin = 'http://own.invalid';

/**
 * Where to go after login: `next` where it is a path of this client's own that a member may see, else nothing.
 * It comes from the address bar, so anyone may have written it.
 */
export function safeNext(next: string | undefined, own: (path: string) => boolean): string | undefined {
  if (next === undefined || !next.startsWith('/')) return undefined;
  let url: URL;
  try {
    url = new URL(next, origin);
  } catch {
    return undefined;
  }
  return url.origin === origin && own(url.pathname) ? url.pathname + url.search : undefined;
}

/** The login page's path, leading back to where the person was. */
export function loginPath(from: string): string {
  return `/login?next=${encodeURIComponent(from)}`;
}
