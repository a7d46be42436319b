import type { OwnStatus } from '../api/types';

/** What its author is told of a status; nothing of one that has only ever been visible. */
export type Told = 'held' | 'pending' | 'restored';

export function toldOf({ state, automatic }: OwnStatus['moderation']): Told | undefined {
  if (state !== 'visible') return state;
  return automatic === undefined ? undefined : 'restored';
}
