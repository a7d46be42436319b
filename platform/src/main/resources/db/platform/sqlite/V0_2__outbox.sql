-- Events that this module published, in the transaction of what they tell. Ids are UUIDv7 in text: in order of age.
create table outbox (
    id text primary key not null,
    type text not null,
    event text not null, -- the whole CloudEvent, JSON
    created_at integer not null, -- milliseconds since 1970, as are the other times
    attempts integer not null default 0, -- those that failed
    next_attempt_at integer not null default 0, -- 0: at once
    delivered_at integer -- null: pending
) without rowid;

-- Holds only what is pending, so it stays small however long delivered rows are kept.
create index outbox_pending on outbox (next_attempt_at, id, type, created_at) where delivered_at is null;

-- Events that could not be delivered, until an operator sends them again.
create table dead_event (
    id text primary key not null,
    type text not null,
    event text not null,
    created_at integer not null,
    attempts integer not null,
    error text not null,
    died_at integer not null
) without rowid;
