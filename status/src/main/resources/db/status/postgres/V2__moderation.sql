-- Who gets to see a status, and what decided it.
alter table status add column state text not null default 'visible'; -- or pending, held
alter table status add column decision bigint not null default 0; -- the number of the last one that counted
alter table status add column automatic boolean; -- these three are absent while nothing has hidden or restored it
alter table status add column reasons text; -- JSON
alter table status add column note text;

-- The id while everyone gets to see it. Lists are read by it: however many are hidden, none of them is looked at.
alter table status add column feed_id uuid generated always as (case when state = 'visible' then id end) stored;

create index status_in_feed on status (feed_id) where feed_id is not null;
