-- Place first: who works in and above a grid is asked by every phone at every sync.
drop index posts_by_place;
create index posts_by_place on posts (region_code, role) where valid_to is null;
