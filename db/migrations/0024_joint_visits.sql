-- 警网融合: who works on a grid visits together, and each writes a part of one record. A part is
-- written anew, never over; a confirmation names the hash of the record that was read, so that any
-- change leaves it behind.
create table joint_visits (
  id uuid not null,                            -- given by the phone that planned it
  county_code text collate "C" not null,
  case_id uuid not null,
  planned_at timestamptz not null,
  place_sealed bytea not null,
  state text not null default 'PLANNED',
  planned_by uuid not null,                    -- post, a member too
  made_at timestamptz not null,
  closed_at timestamptz,
  cancel_reason_sealed bytea,
  version int not null default 1,
  primary key (id, county_code)
);
create index joint_visits_of_case on joint_visits (case_id);

create table joint_members (
  visit_id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  post_id uuid not null,
  position smallint not null,                  -- in the list: who planned it is first
  answer text not null,
  reason_sealed bytea,
  answered_at timestamptz,
  primary key (visit_id, post_id, county_code)
);
create index joint_members_of_post on joint_members (post_id);

create table joint_parts (
  visit_id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  post_id uuid not null,
  version int not null,
  text_sealed bytea not null,
  at timestamptz not null,
  primary key (visit_id, post_id, version, county_code)
);
create trigger append_only before update or delete on joint_parts for each row execute function refuse_change();

create table joint_confirmations (
  visit_id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  post_id uuid not null,
  record_hash bytea not null,
  at timestamptz not null,
  primary key (visit_id, post_id, record_hash, county_code)
);
create trigger append_only before update or delete on joint_confirmations for each row execute function refuse_change();

do $$
declare child text;
begin
  foreach child in array array['joint_visits','joint_members','joint_parts','joint_confirmations'] loop
    execute format('alter table %I enable row level security', child);
    execute format('alter table %I force row level security', child);
    -- The case's own policy answers: an invitation shows nobody a case that the post does not.
    execute format($p$create policy scope on %1$I using (
      (select current_setting('app.scope', true)) = 'system'
      or exists (select 1 from cases c where c.id = %1$I.case_id and c.county_code = %1$I.county_code))$p$, child);
  end loop;
end $$;
