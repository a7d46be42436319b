-- Ids are UUIDv7, so the primary key's order is the order of age.
create table status (
    id uuid primary key,
    author_id uuid not null,
    author_name text not null,
    text text not null,
    created_at bigint not null, -- milliseconds since 1970
    idempotency_key text
);

create index status_by_author on status (author_id, id);

create unique index status_by_idempotency_key on status (author_id, idempotency_key)
where idempotency_key is not null;
