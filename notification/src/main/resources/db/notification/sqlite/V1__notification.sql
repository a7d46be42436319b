-- Ids are UUIDv7 in text, so the primary key's order is the order of age.
create table notification (
    id text primary key not null,
    post_id text not null,
    author_id text not null, -- the post's
    author_name text not null,
    preview text not null,
    created_at integer not null -- milliseconds since 1970
) without rowid;

-- What makes a notification of a post the only one, whoever makes it and however often.
create unique index notification_by_post on notification (post_id);

create index notification_by_age on notification (created_at);

-- Which request made or found which notification. It says so itself: the notification may be cleaned up before it.
create table notification_key (
    id text not null,
    author_id text not null,
    idempotency_key text not null,
    post_id text not null,
    created_at integer not null,
    notification_id text, -- these two are known at the end of the transaction
    notified_at integer,
    primary key (author_id, idempotency_key)
) without rowid;

create index notification_key_by_age on notification_key (created_at);

-- What the cleaner did last: one row.
create table cleaning (
    name text primary key not null,
    started_at integer not null,
    took integer not null, -- milliseconds
    deleted integer not null,
    remaining integer not null,
    outcome text not null,
    succeeded_at integer not null -- the last end of a run that left nothing to do, 0 before the first
) without rowid;
