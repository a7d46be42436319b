import { LocationProvider, useLocation } from 'preact-iso/router';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { loginPath, safeNext } from './next';
import { pageOf, pages } from './pages';
import { useServices, useSession } from './services';
import { useModules } from './modules';
import { Shell } from './ui/shell';

// Everything else on this server, such as /docs, is not the router's.
const ownPaths = new RegExp(`^(${pages.flatMap((page) => page.paths).join('|')})([?#]|$)`);

export function App() {
  return (
    <LocationProvider scope={ownPaths}>
      <CurrentPage />
    </LocationProvider>
  );
}

function CurrentPage() {
  const { path, url, query, route } = useLocation();
  const { sessions } = useServices();
  const session = useSession();
  const modules = useModules();
  const page = pageOf(path, modules?.modules);

  const memberMayGo = (to: string) => pageOf(to, modules?.modules).for === 'members';
  const elsewhere =
    page.for === 'members' && session === undefined
      ? sessions.ended() === 'left'
        ? '/login'
        : loginPath(url)
      : page.for === 'guests' && session !== undefined
        ? (safeNext(query['next'], memberMayGo) ?? '/feed')
        : undefined;

  useLayoutEffect(() => {
    if (elsewhere !== undefined) route(elsewhere, true);
  }, [elsewhere, route]);

  useEffect(() => {
    document.title = `${page.title} · Cleave`;
  }, [page]);
  useFocusOnNewPage(elsewhere === undefined ? page.title : undefined);

  const Page = page.component;
  return (
    <Shell session={session} modules={modules} path={path}>
      {/* Another person is another page: nothing of the one before may stay. */}
      {elsewhere === undefined && <Page key={`${page.title} ${session?.user.id ?? ''}`} />}
    </Shell>
  );
}

/** After a change of page the heading takes the focus, so that the keyboard and a screen reader start there. */
function useFocusOnNewPage(title: string | undefined) {
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (title === undefined) return;
    if (before.current !== undefined && before.current !== title) {
      document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    before.current = title;
  }, [title]);
}
