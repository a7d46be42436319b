-- Ids are UUIDv7, so the primary key's order is the order of age.
create table story (
    id uuid primary key,
    author_id uuid not null,
    author_name text not null,
    created_at bigint not null, -- milliseconds since 1970
    idempotency_key text,
    upload_sha256 text not null, -- of the file as it was sent
    picture_key text not null, -- names the object, as preview_key does
    picture_bytes bigint not null,
    picture_sha256 text not null,
    picture_width integer not null,
    picture_height integer not null,
    preview_key text not null,
    preview_bytes bigint not null,
    preview_sha256 text not null,
    preview_width integer not null,
    preview_height integer not null
);

create unique index story_by_idempotency_key on story (author_id, idempotency_key)
where idempotency_key is not null;

create unique index story_by_picture on story (picture_key);

create unique index story_by_preview on story (preview_key);
