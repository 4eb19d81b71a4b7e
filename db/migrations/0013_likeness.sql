-- Matters that somebody said are related, or are not the same: from both sides. What became of it and
-- who said it stands in the timeline.
create table case_links (
  case_id uuid not null,
  county_code text collate "C" not null,       -- of the case
  other_id uuid not null,
  kind text not null,                          -- RELATED or NOT_SAME
  at timestamptz not null,
  primary key (case_id, county_code, other_id)
);
alter table case_links enable row level security;
alter table case_links force row level security;
create policy scope on case_links using (
  (select current_setting('app.scope', true)) = 'system'
  or exists (select 1 from cases c where c.id = case_links.case_id and c.county_code = case_links.county_code));

-- What lies near: open matters only, so that it does not grow with the years.
create index cases_open_point on cases (lng, lat) where is_open and lng is not null;
-- Whether a new matter is an old one come back: asked for one kind in one village and 90 days.
create index cases_closed_lately on cases (in_village, category_code, closed_at desc)
  where state in ('CLOSED', 'ARCHIVED');
