-- A department that is on call, called to a hall: who came when, told by the hall.
create table call_outs (
  id uuid not null,
  county_code text collate "C" not null,
  region_code text collate "C" not null,       -- of the hall
  hall_code text collate "C" not null,
  unit_code text collate "C" not null,         -- that is called
  case_id uuid,
  ticket_id uuid,
  called_at timestamptz not null,
  called_by uuid not null,
  due_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  expected_at timestamptz,
  arrived_at timestamptz,
  arrival_by uuid,                             -- of the hall, never of the called unit
  left_at timestamptz,
  outcome text,
  cancelled_at timestamptz,
  cancel_reason text,
  client_key uuid not null,
  version int not null default 1,
  primary key (id, county_code)
);
create unique index call_outs_client_key on call_outs (client_key, county_code);
-- Those that are over are nearly all, so the lists look at the open ones and at today's.
create index call_outs_open on call_outs (region_code) where left_at is null and cancelled_at is null;
create index call_outs_called on call_outs (called_at);

alter table call_outs enable row level security;
alter table call_outs force row level security;
create policy scope on call_outs using (
  case (select current_setting('app.scope', true))
    when 'system' then true
    when 'post' then
      region_code ^@ any (string_to_array((select current_setting('app.regions', true)), ','))
      or unit_code = any (string_to_array((select current_setting('app.units', true)), ','))
    else false
  end);
