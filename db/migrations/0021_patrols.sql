-- Checkpoints looked at on patrol. By intent neither who, nor when a patrol began or ended, nor any
-- way taken: what is counted is points. The receipt of the phone's item says from whom it came.
create table patrol_checks (
  id uuid not null,
  county_code text collate "C" not null,
  region_code text collate "C" not null,       -- of the route: a grid, or a village
  route_code text collate "C" not null,
  route_version int not null,                  -- as the phone showed it
  point_code text collate "C" not null,
  at timestamptz not null,                     -- by the phone's clock, never after it was received
  day date not null generated always as ((at at time zone 'Asia/Shanghai')::date) stored,
  week date not null generated always as (date_trunc('week', at at time zone 'Asia/Shanghai')::date) stored,
  finding text not null,
  report_key uuid,                             -- client key of the report that came of a finding
  note_sealed bytea,
  received_at timestamptz not null,
  primary key (id, county_code)
);
-- A week is counted by itself, however many weeks there are; a subtree of regions is a range of routes.
create index patrol_checks_of_week on patrol_checks (week, route_code, point_code) include (day, finding);

alter table patrol_checks enable row level security;
alter table patrol_checks force row level security;
-- Of one's subtree, and of the village's own routes for who works in one of its grids.
create policy scope on patrol_checks using (
  case (select current_setting('app.scope', true))
    when 'system' then true
    when 'post' then
      region_code ^@ any (string_to_array((select current_setting('app.regions', true)), ','))
      or position(',' || region_code in ',' || (select current_setting('app.regions', true))) > 0
    else false
  end);
