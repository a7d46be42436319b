import type { ComponentType } from 'preact';
import { Feed } from './pages/feed';
import { Login } from './pages/login';
import { NotFound } from './pages/not-found';
import { Register } from './pages/register';

export interface PageRow {
  paths: string[];
  /** The module without which there is no such page. */
  module: string;
  title: string;
  component: ComponentType;
  /** Who may see it: those who are logged in, or those who are not yet. */
  for: 'members' | 'guests' | 'all';
  /** Whether the navigation leads to it, by its first path. */
  inNavigation?: boolean;
}

/** A page is a row. Where two have the same path, the first whose module runs here has it. */
export const pages: PageRow[] = [
  { paths: ['/register', '/signup'], module: 'user', title: 'Register', component: Register, for: 'guests' },
  { paths: ['/login', '/signin'], module: 'user', title: 'Log in', component: Login, for: 'guests' },
  { paths: ['/feed', '/'], module: 'status', title: 'Feed', component: Feed, for: 'members', inNavigation: true },
];

const notFound: PageRow = { paths: [], module: '', title: 'Not found', component: NotFound, for: 'all' };

/** The page of a path. While it is not known yet which modules run here, all of them count. */
export function pageOf(path: string, modules: string[] | undefined): PageRow {
  return pages.find((page) => page.paths.includes(path) && runs(page, modules)) ?? notFound;
}

export function navigation(modules: string[] | undefined): PageRow[] {
  return pages.filter((page) => page.inNavigation && runs(page, modules));
}

function runs(page: PageRow, modules: string[] | undefined): boolean {
  return modules === undefined || modules.includes(page.module);
}
