import { startPath, type PageProps } from '../page';

export function NotFound({ modules }: PageProps) {
  return (
    <div class="entrance">
      <h1 tabIndex={-1}>There is no such page</h1>
      <p class="lead">The address may be mistyped, or what was here is gone.</p>
      <p>
        <a class="button" href={startPath(modules)}>
          To the start
        </a>
      </p>
    </div>
  );
}
