import type { ComponentType } from 'preact';
import type { PageProps } from './page';
import { Feed } from './pages/feed';
import { Home } from './pages/home';
import { Login } from './pages/login';
import { NotFound } from './pages/not-found';
import { Notifications } from './pages/notifications';
import { Register } from './pages/register';
import { Review } from './pages/review';
import { SinglePost } from './pages/single-post';

export interface PageRow {
  /** Paths that lead here; `:id` stands for a whole segment. */
  paths: string[];
  /** The module without which there is no such page. */
  module: string;
  title: string;
  component: ComponentType<PageProps>;
  /** Who may see it: those who are logged in, or those who are not yet. */
  for: 'members' | 'guests' | 'all';
  /** Whether the navigation leads to it, by its first path. */
  inNavigation?: boolean;
  /** Whether it does so for operators only. */
  forOperators?: boolean;
}

/** A page is a row. Where two have the same path, the first whose module runs here has it. */
export const pages: PageRow[] = [
  { paths: ['/register', '/signup'], module: 'user', title: 'Register', component: Register, for: 'guests' },
  { paths: ['/login', '/signin'], module: 'user', title: 'Log in', component: Login, for: 'guests' },
  { paths: ['/'], module: 'post', title: 'Home', component: Home, for: 'members', inNavigation: true },
  { paths: ['/feed', '/'], module: 'status', title: 'Feed', component: Feed, for: 'members', inNavigation: true },
  { paths: ['/review'], module: 'moderation', title: 'Review', component: Review, for: 'members', inNavigation: true, forOperators: true },
  { paths: ['/notifications'], module: 'notification', title: 'Notifications', component: Notifications, for: 'members', inNavigation: true },
  { paths: ['/posts/:id'], module: 'post', title: 'Post', component: SinglePost, for: 'members' },
];

const notFound: PageRow = { paths: [], module: '', title: 'Not found', component: NotFound, for: 'all' };

/** The page of a path. While it is not known yet which modules run here, all of them count. */
export function pageOf(path: string, modules: string[] | undefined): PageRow {
  return pages.find((page) => page.paths.some((pattern) => idIn(path, pattern) !== undefined) && runs(page, modules)) ?? notFound;
}

/** What stands for `:id` in a path of this page. */
export function idOf(path: string, page: PageRow): string {
  return page.paths.map((pattern) => idIn(path, pattern)).find((id) => id !== undefined) ?? '';
}

export function navigation(modules: string[] | undefined, operator = false): PageRow[] {
  return modules === undefined ? [] : pages.filter((page) => page.inNavigation && (operator || !page.forOperators) && runs(page, modules));
}

/** The path of every page as one expression, for those who have to tell them from other addresses of this server. */
export const ownPaths = new RegExp(`^(${pages.flatMap((page) => page.paths.map((path) => path.replace(':id', '[^/?#]+'))).join('|')})([?#]|$)`);

function runs(page: PageRow, modules: string[] | undefined): boolean {
  return modules === undefined || modules.includes(page.module);
}

function idIn(path: string, pattern: string): string | undefined {
  const [before = '', after] = pattern.split(':id');
  if (after === undefined) return path === pattern ? '' : undefined;
  const id = path.startsWith(before) ? path.slice(before.length) : '';
  if (id === '' || id.includes('/')) return undefined;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
