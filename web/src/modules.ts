import { useEffect, useState } from 'preact/hooks';
import { insist, type Waiting } from './api/insist';
import type { Modules } from './api/types';
import { useServices } from './services';
import { parse } from './storage';

const key = 'cleave.modules';

export interface Running {
  /** Undefined until they are known for the first time. */
  modules: Modules | undefined;
  /** Why they are not known yet, while they are asked for again. */
  trouble: Waiting | undefined;
}

/** Which modules run here: what was so at the last visit at once, what is so now as soon as it is known. */
export function useModules(): Running {
  const { api, store } = useServices();
  const [modules, setModules] = useState(() => parse<Modules>(store.get(key), (value) => Array.isArray(value?.modules)));

  const [trouble, setTrouble] = useState<Waiting | undefined>();

  useEffect(() => {
    const left = new AbortController();
    insist((signal) => api.modules(signal), { signal: left.signal, attempts: Infinity, waiting: setTrouble }).then(
      (current) => {
        store.set(key, JSON.stringify(current));
        setModules(current);
      },
      // Without an answer the pages stay those of the last visit.
      () => {},
    );
    return () => left.abort();
  }, [api, store]);

  return { modules, trouble };
}
