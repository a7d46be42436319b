import { useEffect, useRef } from 'preact/hooks';

/**
 * While something lies over the page it is a step in the browser's history, so that "back" closes it; whatever else
 * closes it takes that step back as well. `onBack` answers whether it stays open all the same.
 */
export function useStep(name: string, open: boolean, onBack: () => boolean): void {
  const told = useRef(onBack);
  told.current = onBack;
  const first = useRef(true);

  useEffect(() => {
    const onIt = () => (history.state as { over?: string } | null)?.over === name;
    const take = () => history.pushState({ over: name }, '');
    const atOnce = first.current;
    first.current = false;
    if (!open) {
      // Closed by something else than "back", or left over from before the page was loaded anew.
      if (onIt()) history.back();
      return undefined;
    }
    // What is open from the start was led away from: its step is the one that the page has come back to.
    if (atOnce) history.replaceState({ over: name }, '');
    else if (!onIt()) take();
    const back = () => {
      if (!onIt() && told.current()) take();
    };
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, [name, open]);
}
