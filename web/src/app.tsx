import { LocationProvider, useLocation } from 'preact-iso/router';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Waiting } from './api/insist';
import { useCameBack } from './came-back';
import { Failed, Skeletons } from './feed/list';
import { useModules } from './modules';
import { loginPath, safeNext } from './next';
import { useUnread } from './notification/use-unread';
import { startPath } from './page';
import { idOf, ownPaths, pageOf } from './pages';
import { useServices, useSession } from './services';
import { Shell } from './ui/shell';

export function App() {
  return (
    // Everything else on this server, such as /docs, is not the router's.
    <LocationProvider scope={ownPaths}>
      <CurrentPage />
    </LocationProvider>
  );
}

function CurrentPage() {
  const { path, url, query, route } = useLocation();
  const back = useCameBack();
  const { sessions } = useServices();
  const session = useSession();
  const { modules, trouble } = useModules();
  const running = modules?.modules;
  const page = pageOf(path, running);
  const id = idOf(path, page);

  const memberMayGo = (to: string) => pageOf(to, running).for === 'members';
  const elsewhere =
    page.for === 'members' && session === undefined
      ? // Whoever left or comes for the first time begins at the beginning.
        sessions.ended() === 'left' || (sessions.ended() === undefined && url === '/')
        ? '/login'
        : loginPath(url)
      : page.for === 'guests' && session !== undefined
        ? (safeNext(query['next'], memberMayGo) ?? startPath(running))
        : undefined;

  useLayoutEffect(() => {
    if (elsewhere !== undefined) route(elsewhere, true);
  }, [elsewhere, route]);

  const notifies = running?.includes('notification') === true;
  const unread = useUnread(notifies ? session?.user.id : undefined, page.title !== 'Notifications');
  // Another person is another page: nothing of the one before may stay.
  const key = `${page.title} ${id} ${session?.user.id ?? ''}`;
  const [own, setOwn] = useState<{ key: string; title: string } | undefined>();
  const called = useCallback((title: string) => setOwn({ key, title }), [key]);
  const title = own?.key === key ? own.title : page.title;
  useEffect(() => {
    document.title = `${unread === undefined ? '' : `(${unread}) `}${title} · Cleave`;
  }, [title, unread]);

  useFocusOnNewPage(elsewhere === undefined ? `${page.title} ${id}` : undefined, url, back);

  const Page = page.component;
  return (
    <Shell session={session} modules={modules} current={page.title} unread={unread}>
      {elsewhere === undefined &&
        (running === undefined && page.for === 'members' ? (
          <Unknown trouble={trouble} />
        ) : (
          <Page key={key} modules={running ?? []} id={id} called={called} />
        ))}
    </Shell>
  );
}

/**
 * A member's page asks for what its modules have, so it waits for their names. They are known since the last visit, but
 * for whoever comes for the first time.
 */
function Unknown({ trouble }: { trouble: Waiting | undefined }) {
  if (trouble === undefined) return <Skeletons count={4} />;
  return <Failed progress={{ at: 'waiting', trouble }} what="This page could not be loaded." retry={trouble.now} />;
}

/**
 * After a change of page the heading takes the focus, so that the keyboard and a screen reader start there. Whoever goes
 * back is where they were: at the same height, on what led them away.
 */
function useFocusOnNewPage(page: string | undefined, url: string, back: boolean) {
  const before = useRef<string | undefined>(undefined);
  const heights = useRef(new Map<string, number>());
  const shown = useRef(url);
  // While this runs, the page before is still the one on the screen.
  if (shown.current !== url) {
    heights.current.set(shown.current, scrollY);
  }
  useLayoutEffect(() => {
    const led = shown.current;
    shown.current = url;
    if (page === undefined) return;
    if (before.current !== undefined && before.current !== page) {
      const height = back ? heights.current.get(url) : undefined;
      const id = led.split('/').at(-1) ?? '';
      const item = height === undefined ? null : document.querySelector<HTMLElement>(`main [data-id="${CSS.escape(id)}"]`);
      (item ?? document.querySelector<HTMLElement>('main h1'))?.focus({ preventScroll: true });
      scrollTo(0, height ?? 0);
    }
    before.current = page;
  }, [page, url, back]);
}
