-- The house: town, people, cases, timeline. Forward only.
-- Every growing table carries county_code in its primary key, so that the same schema can be spread
-- over a distributed PostgreSQL by county. Region codes are text under "C" collation: a subtree is a
-- prefix, and a prefix is a range.

create table settings (
  key text primary key,
  value jsonb not null
);

-- ── Town ────────────────────────────────────────────────────────────────────────────────────────
-- Reference data as versioned documents; the current version has valid_to null.
create table town_items (
  kind text not null,
  code text collate "C" not null,
  version int not null,
  data jsonb not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  changed_by uuid,
  reason text,
  primary key (kind, code, version)
);
create unique index town_items_current on town_items (kind, code) where valid_to is null;
-- Raised by every edit; processes reload their in-memory town when it moves.
create sequence town_revision;

create table people (
  id uuid primary key,
  login text unique,
  password_hash text,
  name_sealed bytea not null,
  phone_sealed bytea,
  phone_key bytea,
  active boolean not null default true,
  must_change_password boolean not null default false,
  created_at timestamptz not null
);

-- Who holds which post where, from when to when. A post is never edited: it ends and another begins.
create table posts (
  id uuid primary key,
  person_id uuid not null references people,
  role text not null,
  unit_code text collate "C" not null,
  region_code text collate "C" not null,
  full_time boolean not null default true,
  valid_from timestamptz not null,
  valid_to timestamptz,
  appointed_by uuid
);
create index posts_of_person on posts (person_id) where valid_to is null;
create index posts_by_place on posts (role, region_code) where valid_to is null;
create index posts_by_unit on posts (unit_code) where valid_to is null;

create table sessions (
  token_hash bytea primary key,
  person_id uuid not null references people,
  csrf text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_expiry on sessions (expires_at);

-- ── Cases ───────────────────────────────────────────────────────────────────────────────────────
create table cases (
  id uuid not null,
  county_code text collate "C" not null,       -- of the centre that received it; never changes
  case_code text collate "C" not null unique, -- one code for life, over all counties
  round int not null default 1,
  version int not null default 1,              -- also the number of its last timeline row
  chain_hash bytea not null,                   -- hash of its last timeline row
  state text not null,
  is_open boolean not null generated always as (state in
    ('REGISTERED','ACCEPTED','DISPATCHED','OBJECTED','IN_PROGRESS','ON_HOLD','RESOLVED','FOLLOW_UP')) stored,
  title text not null,
  channel text not null,
  region_code text collate "C" not null,       -- narrowest region that is certain
  located_by text not null,
  lng double precision,
  lat double precision,
  category_code text collate "C",
  category_version int,
  category_confirmed boolean not null default false,
  sla_class text,
  urgent boolean not null default false,
  confidential boolean not null default false,
  sensitive boolean not null default false,
  shielded boolean not null default true,      -- handlers do not see who reported
  centre_code text collate "C" not null,       -- centre that answers for the procedure
  level text not null,
  lead_unit text collate "C",                  -- unit that answers for the substance
  unit_codes text[] collate "C" not null default '{}', -- lead and every unit with a sub-task: who may see it
  supervision text not null default 'NONE',
  rework int not null default 0,
  returns int not null default 0,
  parent_id uuid,
  received_at timestamptz not null,
  due_at timestamptz,                          -- finish clock
  next_due_at timestamptz,                     -- nearest running clock: worklists are sorted by it
  timer_at timestamptz,                        -- when the system must look at it again
  closed_at timestamptz,
  clocks jsonb not null default '{}',
  facets jsonb not null default '{}',
  primary key (id, county_code)
);
-- Closed cases are 99 % of the table, so every worklist index holds the open ones alone.
create index cases_open_centre on cases (centre_code, next_due_at, id) where is_open;
create index cases_open_centre_state on cases (centre_code, state, next_due_at, id) where is_open;
create index cases_open_unit on cases (lead_unit, state, next_due_at, id) where is_open and lead_unit is not null;
create index cases_open_county on cases (left(region_code, 6), next_due_at, id) where is_open;
create index cases_open_region on cases (region_code, next_due_at) where is_open;
create index cases_open_units on cases using gin (unit_codes) where is_open and unit_codes <> '{}';
create index cases_open_city on cases (next_due_at, id) where is_open;
create index cases_timer on cases (timer_at) where timer_at is not null;
create index cases_received_centre on cases (centre_code, received_at desc, id);
create index cases_received_county on cases (left(region_code, 6), received_at desc, id);
create index cases_received on cases (received_at desc, id);
create index cases_parent on cases (parent_id) where parent_id is not null;

-- What was said, unaltered, apart from the case. One case may gather several reports.
create table reports (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  channel text not null,
  received_at timestamptz not null,
  occurred_at timestamptz,
  words text not null,
  place_text text,
  given_point jsonb,                           -- as given, with its datum
  reporter_sealed bytea,
  phone_key bytea,
  language text not null default 'zh',
  needs_interpreter boolean not null default false,
  taken_by uuid,                               -- person who wrote it down for the reporter
  source_key text,                             -- row of an imported file
  primary key (id, county_code)
);
create index reports_of_case on reports (case_id);
create index reports_by_phone on reports (phone_key) where phone_key is not null;

-- Append-only, chained by hash within the case; sealed across cases in timeline_order.
create table timeline (
  case_id uuid not null,
  county_code text collate "C" not null,
  seq int not null,
  at timestamptz not null,
  event text not null,
  command text not null,
  role text not null,
  person_id uuid,
  post_id uuid,
  unit_code text collate "C",
  reason text,
  data jsonb not null,
  moved jsonb not null,                        -- {from, to}: state, region, centre, unit; counters live on it
  client_key uuid,
  payload_hash bytea,
  prev_hash bytea not null,
  hash bytea not null,
  xid xid8 not null default pg_current_xact_id(),
  primary key (case_id, county_code, seq)
);
create index timeline_xid on timeline (xid);
create unique index timeline_client_key on timeline (client_key, county_code) where client_key is not null;

-- Commit order over all cases, written behind the commits by one sequencer: live updates, delta sync
-- and counters follow it and miss nothing; its seals make the loss of a whole case visible.
create table timeline_order (
  position bigint primary key,
  case_id uuid not null,
  county_code text collate "C" not null,
  seq int not null,
  hash bytea not null
);
create table seals (
  number bigint primary key,
  first_position bigint not null,
  last_position bigint not null,
  prev_hash bytea not null,
  hash bytea not null,
  at timestamptz not null
);

-- Kept by the sequencer in the transaction that orders the events: sums of moved.
create table case_counts (
  scope text not null,                         -- 'region', 'centre' or 'unit'
  code text collate "C" not null,
  state text not null,
  n bigint not null,
  primary key (scope, code, state)
);

create table sub_tasks (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  kind text not null,                          -- CO_UNIT, JOINT or WHISTLE
  whistle_kind text,
  unit_code text collate "C" not null,
  task text not null,
  created_at timestamptz not null,
  report_in_due_at timestamptz,
  reported_in_at timestamptz,
  finished_at timestamptz,
  result text,
  primary key (id, county_code)
);
create index sub_tasks_of_case on sub_tasks (case_id);
create index sub_tasks_open on sub_tasks (unit_code, created_at) where finished_at is null;

create table promises (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  content text not null,
  promised_by text,
  made_at timestamptz not null,
  checks jsonb not null,                       -- [{date, kept?, note?, at?, by?}]
  next_check_on date,
  primary key (id, county_code)
);
create index promises_of_case on promises (case_id);
create index promises_due on promises (next_check_on) where next_check_on is not null;

create table attachments (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid,                                -- null until the report or command that names it commits
  content_hash bytea not null,                 -- of the stored, re-encoded file
  media_type text not null,
  bytes int not null,
  width int,
  height int,
  file_name text,
  uploaded_at timestamptz not null,
  uploaded_by uuid,
  upload_key bytea,                            -- hash of the token an anonymous uploader holds
  primary key (id, county_code)
);
create index attachments_of_case on attachments (case_id) where case_id is not null;
create index attachments_orphans on attachments (uploaded_at) where case_id is null;

-- What the person is told, and how far it got.
create table notices (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  template text not null,
  body jsonb not null,
  way text not null,                           -- PORTAL or SMS
  state text not null default 'WAITING',       -- WAITING, SENDING, SENT, FAILED
  created_at timestamptz not null,
  sent_at timestamptz,
  failure text,
  primary key (id, county_code)
);
create index notices_of_case on notices (case_id);
create index notices_waiting on notices (created_at) where state in ('WAITING', 'SENDING');

-- Each look at sealed data: the person concerned may ask for it.
create table looks (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  person_id uuid not null,
  post_id uuid not null,
  purpose text not null,
  fields text[] not null,
  at timestamptz not null,
  primary key (id, county_code)
);
create index looks_of_case on looks (case_id);

-- A person's correction of a proposal, for the learning that comes later.
create table corrections (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  at timestamptz not null,
  kind text not null,                          -- CATEGORY, REGION or UNIT
  proposed text,
  chosen text not null,
  evidence jsonb not null,
  primary key (id, county_code)
);

-- Sign-ins, administration and exports: what is not about one case.
create table audit_log (
  id uuid primary key,
  at timestamptz not null,
  person_id uuid,
  action text not null,
  data jsonb not null
);
create index audit_log_at on audit_log (at desc);

-- ── Second wall ─────────────────────────────────────────────────────────────────────────────────
-- Policies in code decide; row security is beneath them. app.scope is 'system' for the program's own
-- work, 'post' for a signed-in actor (with app.regions and app.units), 'case' for a reporter who has
-- shown the code of app.case. Without a scope nothing is seen.
alter table cases enable row level security;
alter table cases force row level security;
-- The sub-selects make each setting read once a query, not once a row.
create policy scope on cases using (
  case (select current_setting('app.scope', true))
    when 'system' then true
    when 'post' then
      region_code ^@ any (string_to_array((select current_setting('app.regions', true)), ','))
      or unit_codes && string_to_array((select current_setting('app.units', true)), ',')
    when 'case' then id = nullif((select current_setting('app.case', true)), '')::uuid
    else false
  end);

do $$
declare child text;
begin
  foreach child in array array['reports','timeline','sub_tasks','promises','notices','looks','corrections'] loop
    execute format('alter table %I enable row level security', child);
    execute format('alter table %I force row level security', child);
    -- The parent's own policy answers; its primary key makes it one lookup.
    execute format($p$create policy scope on %1$I using (
      (select current_setting('app.scope', true)) = 'system'
      or exists (select 1 from cases c where c.id = %1$I.case_id and c.county_code = %1$I.county_code))$p$, child);
  end loop;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on timeline for each row execute function refuse_change();
create trigger append_only before update or delete on reports for each row execute function refuse_change();
create trigger append_only before update or delete on seals for each row execute function refuse_change();
create trigger append_only before update or delete on timeline_order for each row execute function refuse_change();
create trigger append_only before update or delete on looks for each row execute function refuse_change();
create trigger append_only before update or delete on audit_log for each row execute function refuse_change();
