-- Appointments in a hall. No name; a telephone only where a reminder is wanted, and not for long.
create table appointments (
  id uuid not null,
  county_code text collate "C" not null,
  region_code text collate "C" not null,       -- of the hall
  hall_code text collate "C" not null,
  kind text not null,
  starts_at timestamptz not null,
  state text not null default 'BOOKED',
  code_key bytea not null,                     -- keyed hash of the code that its holder has
  phone_sealed bytea,
  reminded_at timestamptz,
  made_at timestamptz not null,
  made_by uuid,                                -- who booked it for somebody
  ticket_id uuid,
  ticket_number text,
  client_key uuid not null,
  version int not null default 1,
  primary key (id, county_code)
);
create unique index appointments_client_key on appointments (client_key, county_code);
create unique index appointments_code on appointments (code_key, county_code);
create index appointments_of_hall on appointments (hall_code, starts_at);
-- The few that wait for a reminder or whose telephone is to be forgotten.
create index appointments_with_phone on appointments (starts_at) where phone_sealed is not null;

alter table appointments enable row level security;
alter table appointments force row level security;
create policy scope on appointments using (
  case (select current_setting('app.scope', true))
    when 'system' then true
    when 'post' then region_code ^@ any (string_to_array((select current_setting('app.regions', true)), ','))
    else false
  end);
