-- The phones of the grid: deeds that touch no case keep their answers here, under the key of the
-- phone, written in the transaction of their effect. Cases and reports have theirs in the timeline.
create table field_receipts (
  client_key uuid primary key,
  person_id uuid not null references people,
  kind text not null,
  payload_hash bytea not null,
  result jsonb not null,
  at timestamptz not null
);
create index field_receipts_at on field_receipts (at);

-- A session on a phone lasts through a week without a network. One reported lost is kept, so that the
-- phone hears of it and wipes itself.
alter table sessions add column id uuid not null default gen_random_uuid();
alter table sessions add column device boolean not null default false;
alter table sessions add column lost_at timestamptz;
create unique index sessions_id on sessions (id);

-- A phone names its photos before they are brought; by what it meant to send the same is known again.
alter table attachments add column source_hash bytea;
