import { useEffect, useState } from 'preact/hooks';
import { insist } from './api/insist';
import type { Modules } from './api/types';
import { useServices } from './services';
import { parse } from './storage';

const key = 'cleave.modules';

/** Which modules run here: what was so at the last visit at once, what is so now as soon as it is known. */
export function useModules(): Modules | undefined {
  const { api, store } = useServices();
  const [modules, setModules] = useState(() => parse<Modules>(store.get(key), (value) => Array.isArray(value?.modules)));

  useEffect(() => {
    const left = new AbortController();
    insist((signal) => api.modules(signal), { signal: left.signal, attempts: Infinity, waiting: () => {} }).then(
      (current) => {
        store.set(key, JSON.stringify(current));
        setModules(current);
      },
      // Without an answer the pages stay those of the last visit.
      () => {},
    );
    return () => left.abort();
  }, [api, store]);

  return modules;
}
