import type { components } from './schema';

type Schemas = components['schemas'];

export type User = Schemas['User'];
export type Credentials = Schemas['Credentials'];
export type Session = Schemas['Session'];
export type Status = Schemas['Status'];
export type OwnStatus = Schemas['OwnStatus'];
export type Reason = Schemas['Reason'];
/** A status as operators see it. */
export type Moderated = Schemas['ModerationItem'];
export type Story = Schemas['Story'];
export type Post = Schemas['Post'];
export type NewPost = Schemas['NewPost'];
export type Snippet = NonNullable<Post['snippet']>;
export type Language = Schemas['Language'];
export type Notification = Schemas['Notification'];
export type Modules = Schemas['Modules'];
export type Problem = Schemas['Problem'];

export type Decision = 'hold' | 'release';

/** The lists there are, each with what it lists. */
export interface Lists {
  '/status': Status;
  '/status/mine?limit=100': OwnStatus;
  '/story': Story;
  '/post': Post;
  '/notification': Notification;
  '/moderation': Moderated;
  '/moderation?state=held': Moderated;
  '/moderation?state=review': Moderated;
  '/moderation?state=released': Moderated;
}

export type List = keyof Lists;

/** One page of a list, newest first. `next` is the path of the older page, `etag` the version of this one. */
export interface Page<T> {
  items: T[];
  next?: string;
  etag?: string;
}
