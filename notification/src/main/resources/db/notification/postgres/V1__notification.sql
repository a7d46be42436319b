-- Ids are UUIDv7, so the primary key's order is the order of age.
create table notification (
    id uuid primary key,
    post_id uuid not null,
    author_id uuid not null, -- the post's
    author_name text not null,
    preview text not null,
    created_at bigint not null -- milliseconds since 1970
);

-- What makes a notification of a post the only one, whoever makes it and however often.
create unique index notification_by_post on notification (post_id);

create index notification_by_age on notification (created_at);

-- Which request made or found which notification. It says so itself: the notification may be cleaned up before it.
create table notification_key (
    id uuid not null,
    author_id uuid not null,
    idempotency_key text not null,
    post_id uuid not null,
    created_at bigint not null,
    notification_id uuid, -- these two are known at the end of the transaction
    notified_at bigint,
    primary key (author_id, idempotency_key)
);

create index notification_key_by_age on notification_key (created_at);

-- What the cleaner did last: one row.
create table cleaning (
    name text primary key,
    started_at bigint not null,
    took bigint not null, -- milliseconds
    deleted bigint not null,
    remaining bigint not null,
    outcome text not null,
    succeeded_at bigint not null -- the last end of a run that left nothing to do, 0 before the first
);
