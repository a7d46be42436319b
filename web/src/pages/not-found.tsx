export function NotFound() {
  return (
    <div class="entrance">
      <h1 tabIndex={-1}>There is no such page</h1>
      <p class="lead">The address may be mistyped, or what was here is gone.</p>
      <p>
        <a class="button" href="/feed">
          To the feed
        </a>
      </p>
    </div>
  );
}
