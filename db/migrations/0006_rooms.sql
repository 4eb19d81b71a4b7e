-- Rooms of the halls have codes and kinds: a new version of every hall in force that has none yet.
with halls as (
  update town_items set valid_to = now()
  where kind = 'hall' and valid_to is null and jsonb_typeof(data #> '{rooms,0,zh}') = 'string'
  returning code, version, data
)
insert into town_items (kind, code, version, data, valid_from, reason)
select 'hall', code, version + 1, jsonb_set(data, '{rooms}', (
    select jsonb_agg(jsonb_build_object('code', 'R' || n, 'name', room, 'kind', case room ->> 'zh'
      when '群众接待大厅' then 'RECEPTION' when '矛盾纠纷调解室' then 'MEDIATION'
      when '警民联系室' then 'POLICE_LINK' when '关爱服务室' then 'CARE'
      when '法律援助室' then 'LEGAL_AID' when '社会组织工作室' then 'SOCIAL_ORGANISATIONS'
      when '指挥研判室' then 'COMMAND' when '网格服务室' then 'GRID_OFFICE' else 'OTHER' end) order by n)
    from jsonb_array_elements(data -> 'rooms') with ordinality as each (room, n))),
  now(), '功能室有了编号和种类 (rooms have codes and kinds)'
from halls;
select nextval('town_revision');

-- Equality in a GiST index, for the constraint below. It comes with PostgreSQL and is trusted: whoever
-- owns the database may create it.
create extension if not exists btree_gist;

create table room_bookings (
  id uuid not null,
  county_code text collate "C" not null,
  region_code text collate "C" not null,       -- of the hall
  hall_code text collate "C" not null,
  room_code text collate "C" not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  purpose text not null,
  case_id uuid,
  unit_code text collate "C" not null,         -- that booked it
  booked_by uuid not null,
  booked_at timestamptz not null,
  client_key uuid not null,
  version int not null default 1,
  cancelled_at timestamptz,
  cancelled_by uuid,
  cancel_reason text,
  primary key (id, county_code),
  constraint room_bookings_in_order check (starts_at < ends_at),
  -- No two at the same time, however many ask at the same moment.
  constraint room_bookings_free exclude using gist
    (hall_code with =, room_code with =, tstzrange(starts_at, ends_at) with &&) where (cancelled_at is null)
);
create unique index room_bookings_client_key on room_bookings (client_key, county_code);
create index room_bookings_of_hall on room_bookings (hall_code, starts_at);
create index room_bookings_of_case on room_bookings (case_id) where case_id is not null;

alter table room_bookings enable row level security;
alter table room_bookings force row level security;
create policy scope on room_bookings using (
  case (select current_setting('app.scope', true))
    when 'system' then true
    when 'post' then
      region_code ^@ any (string_to_array((select current_setting('app.regions', true)), ','))
      or unit_code = any (string_to_array((select current_setting('app.units', true)), ','))
    else false
  end);
