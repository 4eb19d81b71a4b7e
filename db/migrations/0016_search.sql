-- Search. Built behind the commits, in their order, from what the timeline tells; it may be emptied
-- (position 0) and builds itself anew.
create table case_search (
  case_id uuid not null,
  county_code text collate "C" not null,
  entry bigint generated always as identity,
  body text not null,          -- normalised: what a hit is checked against
  guarded text,                -- words of the rating, for those alone who may see who reported
  primary key (case_id, county_code)
);
create unique index case_search_entry on case_search (entry, county_code);
alter table case_search enable row level security;
alter table case_search force row level security;
-- Candidates are looked up for everyone by the program; who may see a hit is decided by cases.
create policy scope on case_search using ((select current_setting('app.scope', true)) = 'system');

-- Apart, and without row security, for beneath it no index answers for arrays (their operators are not
-- leakproof). It names no case and holds no word: which case an entry is, the table above alone tells.
create table search_terms (
  entry bigint not null,
  county_code text collate "C" not null,
  received_at timestamptz not null,
  terms int[] not null,        -- hashes of words, and of facts that narrow: month, place, unit, category
  primary key (entry, county_code)
);
-- Every search reads what has not been merged into the index yet: half a megabyte is read in a millisecond.
create index search_terms_terms on search_terms using gin (terms) with (gin_pending_list_limit = 512);

create table search_progress (
  only_row boolean primary key default true check (only_row),
  position bigint not null
);
insert into search_progress (position) values (0);
