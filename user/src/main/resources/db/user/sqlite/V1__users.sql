create table users (
  id            text    not null primary key,
  email         text    not null,
  -- The e-mail in lower case: one account each.
  email_key     text    not null unique,
  name          text    not null,
  password_hash text    not null,
  -- Milliseconds since 1970.
  created_at    integer not null
) strict;
