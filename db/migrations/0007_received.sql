-- Row security lets an index answer only what cannot leak, and left() might: the county indexes on
-- left(region_code, 6) stood idle under every post. Columns of their own serve them. The newest of a
-- village or a grid have an index too, or they cost a walk through the prefecture.
alter table cases
  add column in_county text collate "C" generated always as (left(region_code, 6)) stored,
  add column in_village text collate "C" generated always as (left(region_code, 12)) stored;
drop index cases_open_county;
drop index cases_received_county;
create index cases_open_county on cases (in_county, next_due_at, id) where is_open;
create index cases_received_county on cases (in_county, received_at desc, id);
create index cases_received_village on cases (in_village, received_at desc, id);
create index cases_received_region on cases (region_code, received_at desc, id);
