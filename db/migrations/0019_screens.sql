-- Display links: what a machine on a wall shows without a person. The secret is kept as a keyed hash.
create table screens (
  id uuid primary key,
  region_code text collate "C" not null,
  name text not null,
  token_key bytea not null unique,
  client_key uuid not null unique,
  made_at timestamptz not null,
  made_by uuid not null,
  seen_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid
);
-- Those of a subtree that still open something; a revoked one is kept for the record alone.
create index screens_of_region on screens (region_code) where revoked_at is null;
