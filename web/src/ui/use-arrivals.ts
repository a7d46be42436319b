import { useEffect, useState } from 'preact/hooks';

/**
 * Files that arrive on the page by drag and drop or from the clipboard. Answers whether a file hangs over the page.
 */
export function useArrivals(choose: (files: Iterable<File>) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Each element on the way tells of entering and leaving, so the difference counts.
    let depth = 0;
    const hangs = (by: number) => {
      depth = Math.max(0, depth + by);
      setOver(depth > 0);
    };
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const listeners = {
      dragenter: (event: DragEvent) => hasFiles(event) && hangs(1),
      dragleave: (event: DragEvent) => hasFiles(event) && hangs(-1),
      dragover: (event: DragEvent) => {
        if (hasFiles(event)) event.preventDefault();
      },
      drop: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        hangs(-depth);
        choose(event.dataTransfer?.files ?? []);
      },
      paste: (event: ClipboardEvent) => {
        const data = event.clipboardData;
        // What was copied with its text belongs into the box that it is pasted in.
        if (data === null || data.files.length === 0 || data.types.includes('text/plain')) return;
        event.preventDefault();
        choose(data.files);
      },
    };
    const entries = Object.entries(listeners) as [string, (event: Event) => void][];
    for (const [name, listener] of entries) document.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of entries) document.removeEventListener(name, listener);
    };
  }, [choose]);
  return over;
}
