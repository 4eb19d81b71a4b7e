-- Filters that people keep, for themselves or for their unit. Search words may name a person or hold a
-- telephone: they are sealed, the rest of the filter is not.
create table saved_views (
  id uuid primary key,
  owner_id uuid not null references people (id),
  post_id uuid not null,
  unit_code text collate "C" not null,         -- of that post when it was saved
  name text not null,
  queue text not null,
  filter jsonb not null,
  words_sealed bytea,
  sharing text not null,                       -- MINE, POSTS or UNIT
  role text,                                   -- with POSTS
  badge boolean not null,
  saved_at timestamptz not null,
  unique (owner_id, unit_code, name)
);
-- A unit has few; those of the others are never read.
create index saved_views_of_unit on saved_views (unit_code);

alter table saved_views enable row level security;
alter table saved_views force row level security;
create policy scope on saved_views using (
  (select current_setting('app.scope', true)) = 'system'
  or unit_code = any (string_to_array((select current_setting('app.units', true)), ',')));
