/** Two halves that hold together and split: one shape, cut, its parts shifted along the cut. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <path class="logo-held" d="M15 4.5v19a9.5 9.5 0 0 1 0-19z" />
      <path class="logo-split" d="M17 8.5a9.5 9.5 0 0 1 0 19z" />
    </svg>
  );
}
