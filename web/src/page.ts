/** What a page is told of its address and of what runs here. */
export interface PageProps {
  modules: string[];
  /** What stands in the address for `:id`; empty where nothing does. */
  id: string;
  /** Gives the window another title than the table's, once the page knows what it shows. */
  called(title: string): void;
}

/** Where members begin: the first page of the feed where there is one, else home. */
export function startPath(modules: string[] | undefined): string {
  return modules === undefined || modules.includes('status') ? '/feed' : '/';
}
