-- Which department is present in which hall, when and how.
create table stationing_duties (
  id uuid not null,
  county_code text collate "C" not null,
  region_code text collate "C" not null,       -- of the hall
  hall_code text collate "C" not null,
  unit_code text collate "C" not null,
  kind text not null,                          -- RESIDENT, ROTATING, ON_CALL or REMOTE
  weekdays int[] not null,                     -- 1 Monday to 7 Sunday, of a rotating one
  opens text not null,                         -- '08:30'
  closes text not null,
  starts_on date not null,
  ends_on date,
  exceptions jsonb not null default '{}',      -- {date: here?}
  phone text,                                  -- the unit's duty telephone, nobody's own
  contact_sealed bytea,
  client_key uuid not null,
  version int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid not null,
  ended_at timestamptz,
  primary key (id, county_code)
);
create unique index stationing_duties_client_key on stationing_duties (client_key, county_code);
create index stationing_duties_of_hall on stationing_duties (hall_code) where ended_at is null;
create index stationing_duties_of_unit on stationing_duties (unit_code) where ended_at is null;

alter table stationing_duties enable row level security;
alter table stationing_duties force row level security;
create policy scope on stationing_duties using (
  case (select current_setting('app.scope', true))
    when 'system' then true
    when 'post' then
      region_code ^@ any (string_to_array((select current_setting('app.regions', true)), ','))
      or unit_code = any (string_to_array((select current_setting('app.units', true)), ','))
    else false
  end);

-- The secret behind a unit's calendar address, as a keyed hash; making a new one ends the old.
create table calendar_links (
  unit_code text collate "C" primary key,
  token_key bytea not null,
  made_at timestamptz not null,
  made_by uuid not null
);
