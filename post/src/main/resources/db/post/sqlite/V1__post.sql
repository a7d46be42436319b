-- Ids are UUIDv7 in text, so the primary key's order is the order of age.
create table post (
    id text primary key not null,
    author_id text not null,
    author_name text not null,
    text text not null,
    created_at integer not null, -- milliseconds since 1970
    idempotency_key text,
    snippet_language text, -- these four are all there or all absent
    snippet_key text, -- names the object that holds the code
    snippet_bytes integer,
    snippet_sha256 text
) without rowid;

create unique index post_by_idempotency_key on post (author_id, idempotency_key)
where idempotency_key is not null;

create unique index post_by_snippet on post (snippet_key)
where snippet_key is not null;
