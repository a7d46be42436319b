import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Modules } from '../api/types';
import { startPath } from '../page';
import { navigation } from '../pages';
import { useServices } from '../services';
import { isOperator, type SignedIn } from '../session';
import { Logo } from './logo';

interface Props {
  session: SignedIn | undefined;
  modules: Modules | undefined;
  /** The title of the page that is shown. */
  current: string;
  /** How many notifications are new, in words for the eye. */
  unread: string | undefined;
  children: ComponentChildren;
}

export function Shell({ session, modules, current, unread, children }: Props) {
  return (
    <>
      <a class="skip" href="#content">
        Skip to content
      </a>
      <header class="top">
        <div class="column top-row">
          <a class="brand" href={session === undefined ? '/login' : startPath(modules?.modules)} aria-label="Cleave">
            <Logo />
            <span>Cleave</span>
          </a>
          {session !== undefined && <Member session={session} modules={modules} current={current} unread={unread} />}
        </div>
      </header>
      <main id="content" class={session === undefined ? 'column' : 'column member'} tabIndex={-1}>
        {children}
      </main>
      <footer class="column foot">
        <span>{modules === undefined ? 'Cleave' : `Cleave ${modules.version}`}</span>
        <a href="/docs">API</a>
      </footer>
      <Offline />
    </>
  );
}

function Member({ session, modules, current, unread }: Omit<Props, 'children' | 'session'> & { session: SignedIn }) {
  const { sessions } = useServices();
  return (
    <>
      <nav class="pages" aria-label="Pages">
        {navigation(modules?.modules, isOperator(session.token)).map((page) => (
          <a href={page.paths[0] ?? '/'} aria-current={page.title === current ? 'page' : false}>
            {page.title}
            {page.title === 'Notifications' && <Count label={unread} />}
          </a>
        ))}
      </nav>
      <span class="who" dir="auto" title={session.user.email}>
        <span class="unseen">Logged in as </span>
        {session.user.name}
      </span>
      <button type="button" class="plain" onClick={() => sessions.leave()}>
        Log out
      </button>
    </>
  );
}

/** Has its room whether it is there or not. */
function Count({ label }: { label: string | undefined }) {
  return (
    <span class="count">
      {label !== undefined && (
        <>
          {' '}
          <span class="count-mark">
            {label}
            <span class="unseen"> new</span>
          </span>
        </>
      )}
    </span>
  );
}

/** Lies over the page's end rather than in it: nothing moves when a connection comes and goes. */
function Offline() {
  const [offline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const update = () => setOffline(!navigator.onLine);
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  return (
    <div class="offline" role="status">
      {offline && <p>You are offline. What you write is kept in this browser.</p>}
    </div>
  );
}
