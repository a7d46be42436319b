-- A status and what is thought of it. Ids are UUIDv7 in text, so the primary key's order is the order of age.
create table item (
    id text primary key not null, -- the status's
    author_id text not null,
    author_name text not null,
    text text not null,
    created_at integer not null, -- milliseconds since 1970
    state text, -- held, review or released; absent while there is nothing that a person should look at
    number integer not null, -- of its last decision
    by_operator integer not null, -- whether a person made that one
    note text, -- of the person
    verdict_id text not null, -- tells whose verdict was the first
    label text not null, -- these four are the program's last verdict
    score real, -- absent where it could not judge the text
    model text not null,
    reasons text not null -- JSON
) without rowid;

create index item_by_state on item (state, id) where state is not null;

-- Who decided what, when: a row for each decision, none of which ever changes.
create table history (
    item_id text not null,
    number integer not null,
    at integer not null, -- milliseconds since 1970
    action text not null, -- verdict, hold or release
    operator_id text, -- these two for a person
    operator_name text,
    model text, -- this one for a program
    note text,
    primary key (item_id, number)
) without rowid;
