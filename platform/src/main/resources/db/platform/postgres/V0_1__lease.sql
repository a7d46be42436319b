-- Who may do what only one process at a time may do. The token grows with each holder.
create table lease (
    name text primary key,
    token bigint not null,
    expires_at bigint not null -- milliseconds since 1970; 0: given back
);
