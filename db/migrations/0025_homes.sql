-- Doors at which the grid's people knock. A home is a place: by intent no name, no number of persons,
-- no mark stands beside it.
create table homes (
  code text collate "C" not null,              -- grid/compound/building/unit/door: the same on every phone
  county_code text collate "C" not null,
  grid_code text collate "C" not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (code, county_code)
);
create index homes_of_grid on homes (grid_code) where ended_at is null;

-- What came of knocking. Answers are sealed and go on their day; of a refusal nothing more is kept.
create table home_visits (
  id uuid not null,
  county_code text collate "C" not null,
  grid_code text collate "C" not null,
  home_code text collate "C" not null,
  form_code text collate "C" not null,
  form_version int not null,                   -- as the phone showed it
  outcome text not null,
  at timestamptz not null,                     -- by the phone's clock, never after it was received
  received_at timestamptz not null,
  person_id uuid not null references people,   -- who came, for the resident to know; never counted
  unit_code text collate "C" not null,
  confirmation text,
  code_key bytea,                              -- keyed hash of the resident's own code
  signature_sealed bytea,
  answers_sealed bytea,
  delete_after date,                           -- of answers and signature
  receipt text collate "C",
  help jsonb not null default '[]',            -- client keys of the reports that came of it
  primary key (id, county_code)
);
create index home_visits_of_form on home_visits (form_code, grid_code, at desc) include (home_code, outcome);
create index home_visits_of_grid on home_visits (grid_code, at desc);
create unique index home_visits_receipt on home_visits (receipt, county_code) where receipt is not null;
create index home_visits_to_delete on home_visits (delete_after) where answers_sealed is not null or signature_sealed is not null;

-- Who opened the answers of a visit and why; the resident sees it by her receipt.
create table home_visit_looks (
  id uuid not null,
  county_code text collate "C" not null,
  visit_id uuid not null,
  person_id uuid not null references people,
  purpose text not null,
  at timestamptz not null,
  primary key (id, county_code)
);
create index home_visit_looks_of on home_visit_looks (visit_id, at);

-- What the homes of a place are told, door by door, and which were.
create table informs (
  id uuid primary key,
  client_key uuid not null unique,
  region_code text collate "C" not null,
  kind text not null,
  title text not null,
  words text not null,
  urgent boolean not null,
  made_at timestamptz not null,
  until timestamptz not null,
  person_id uuid not null references people,
  unit_code text collate "C" not null,
  withdrawn_at timestamptz
);
create index informs_until on informs (until);

create table inform_homes (
  inform_id uuid not null,
  county_code text collate "C" not null,
  grid_code text collate "C" not null,
  home_code text collate "C" not null,
  way text not null,
  at timestamptz not null,
  primary key (inform_id, home_code, county_code)
);
create index inform_homes_of_grid on inform_homes (inform_id, grid_code);

-- Read on the portal: a number, by nobody.
create table inform_reads (
  inform_id uuid not null,
  county_code text collate "C" not null,
  grid_code text collate "C" not null,
  reads int not null,
  primary key (inform_id, grid_code, county_code)
);

alter table homes enable row level security;
alter table homes force row level security;
alter table home_visits enable row level security;
alter table home_visits force row level security;
alter table home_visit_looks enable row level security;
alter table home_visit_looks force row level security;
alter table informs enable row level security;
alter table informs force row level security;
alter table inform_homes enable row level security;
alter table inform_homes force row level security;
alter table inform_reads enable row level security;
alter table inform_reads force row level security;

create policy scope on homes using (
  case (select current_setting('app.scope', true))
    when 'system' then true
    when 'post' then grid_code ^@ any (string_to_array((select current_setting('app.regions', true)), ','))
    else false
  end);
create policy scope on home_visits using (
  case (select current_setting('app.scope', true))
    when 'system' then true
    when 'post' then grid_code ^@ any (string_to_array((select current_setting('app.regions', true)), ','))
    else false
  end);
create policy scope on home_visit_looks using ((select current_setting('app.scope', true)) = 'system');
create policy scope on inform_homes using (
  case (select current_setting('app.scope', true))
    when 'system' then true
    when 'post' then grid_code ^@ any (string_to_array((select current_setting('app.regions', true)), ','))
    else false
  end);
create policy scope on inform_reads using (
  case (select current_setting('app.scope', true))
    when 'system' then true
    when 'post' then grid_code ^@ any (string_to_array((select current_setting('app.regions', true)), ','))
    else false
  end);
-- Of one's subtree, and of a place above one's own: a grid tells what the county has told.
create policy scope on informs using (
  case (select current_setting('app.scope', true))
    when 'system' then true
    when 'post' then
      region_code ^@ any (string_to_array((select current_setting('app.regions', true)), ','))
      or position(',' || region_code in ',' || (select current_setting('app.regions', true))) > 0
    else false
  end);
