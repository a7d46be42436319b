-- A status and what is thought of it. Ids are UUIDv7, so the primary key's order is the order of age.
create table item (
    id uuid primary key, -- the status's
    author_id uuid not null,
    author_name text not null,
    text text not null,
    created_at bigint not null, -- milliseconds since 1970
    state text, -- held, review or released; absent while there is nothing that a person should look at
    number bigint not null, -- of its last decision
    by_operator boolean not null, -- whether a person made that one
    note text, -- of the person
    verdict_id uuid not null, -- tells whose verdict was the first
    label text not null, -- these four are the program's last verdict
    score double precision, -- absent where it could not judge the text
    model text not null,
    reasons text not null -- JSON
);

create index item_by_state on item (state, id) where state is not null;

-- Who decided what, when: a row for each decision, none of which ever changes.
create table history (
    item_id uuid not null,
    number bigint not null,
    at bigint not null, -- milliseconds since 1970
    action text not null, -- verdict, hold or release
    operator_id uuid, -- these two for a person
    operator_name text,
    model text, -- this one for a program
    note text,
    primary key (item_id, number)
);
