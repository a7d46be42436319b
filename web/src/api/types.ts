import type { components } from './schema';

type Schemas = components['schemas'];

export type User = Schemas['User'];
export type Credentials = Schemas['Credentials'];
export type Session = Schemas['Session'];
export type Status = Schemas['Status'];
export type OwnStatus = Schemas['OwnStatus'];
export type Modules = Schemas['Modules'];
export type Problem = Schemas['Problem'];

/** One page of a list, newest first. `next` is the path of the older page, `etag` the version of this one. */
export interface Page<T> {
  items: T[];
  next?: string;
  etag?: string;
}
