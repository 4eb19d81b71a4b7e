-- Answers to the questions of a category's form: with a report, or added later. Never changed: of each
-- question the newest counts, and every answer keeps the version of the form it was given under.
create table report_answers (
  case_id uuid not null,
  county_code text collate "C" not null,       -- of the case
  seq int not null,                            -- of the timeline row that tells of them
  report_id uuid,                              -- the report they came with; null: added later
  form_code text not null,
  form_version int not null,
  answers jsonb not null,                      -- key of the question -> answer
  words text not null,                         -- as they were read: what a search finds
  at timestamptz not null,
  given_by uuid,                               -- colleague who wrote them down; null: the person herself
  primary key (case_id, county_code, seq)
);
create trigger append_only before update or delete on report_answers for each row execute function refuse_change();

alter table report_answers enable row level security;
alter table report_answers force row level security;
create policy scope on report_answers using (
  (select current_setting('app.scope', true)) = 'system'
  or exists (select 1 from cases c where c.id = report_answers.case_id and c.county_code = report_answers.county_code));
