-- Tries at a password or a query code, by a keyed hash of what was tried: the pause grows with the
-- failures and holds over all processes and restarts.
create table attempts (
  key bytea primary key,
  failures int not null,
  last_at timestamptz not null,
  next_at timestamptz not null
);
create index attempts_last on attempts (last_at);

-- A session is resolved from the posts valid now, ended ones among them with an end still to come.
create index posts_by_person on posts (person_id);
