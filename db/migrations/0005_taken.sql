-- Who is on a matter. It locks nothing; it is forgotten when the matter leaves the desk.
alter table cases add column taken_by uuid;

-- "Taken by me" is a short list among the open: closed ones are taken by nobody.
create index cases_open_taken on cases (taken_by, next_due_at, id) where is_open and taken_by is not null;
