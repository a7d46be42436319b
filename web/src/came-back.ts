import { useLocation } from 'preact-iso/router';

/** Whether this page was reached through the browser's history rather than by a link. */
export function useCameBack(): boolean {
  // The router knows, but its types do not say so.
  return (useLocation() as { wasPush?: boolean }).wasPush !== true;
}
