/** Arrows with one of these are the browser's own, such as Alt with the left one, which goes back. */
export function withModifier({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey || shiftKey;
}
