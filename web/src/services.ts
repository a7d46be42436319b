import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Api } from './api/client';
import type { Sessions, SignedIn } from './session';
import type { Unread } from './notification/unread';
import type { Codes } from './post/codes';
import type { Store } from './storage';
import type { Chosen } from './story/use-sharing';

/** What pages work with; made once, in main. */
export interface Services {
  api: Api;
  sessions: Sessions;
  store: Store;
  /** Lists as they were when their page was left, by their name; a page that one comes back to takes it from here. */
  kept: Map<string, unknown>;
  /** Pictures that were chosen and have not arrived, by their user's id, for this page's life only. */
  pictures: Map<string, Chosen>;
  codes: Codes;
  unread: Unread;
  /** Says something to those who listen rather than look. */
  announce(text: string): void;
}

export const ServicesContext = createContext<Services | undefined>(undefined);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === undefined) throw new Error('A page was shown outside of the app.');
  return services;
}

export function useSession(): SignedIn | undefined {
  const { sessions } = useServices();
  const [session, setSession] = useState(sessions.current());
  useEffect(() => {
    const update = () => setSession(sessions.current());
    // What changed between the first drawing and now.
    update();
    return sessions.subscribe(update);
  }, [sessions]);
  return session;
}
