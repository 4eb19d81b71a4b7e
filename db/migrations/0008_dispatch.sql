-- Around an order: consultations before it, tasks that may be declined, whistles that are summed up.
alter table sub_tasks
  add column whistle_no int,                   -- which whistle of the case, counted from 1
  add column due_at timestamptz,               -- of a consultation: by when the opinion is wanted
  add column opinion text,                     -- OURS, NOT_OURS or SHARED
  add column assessment text,                  -- of the whistle, by the unit that came
  add column declined text,                    -- why the unit says that it is not its task
  add column ruling text;                      -- what the centre said to that

create table whistles (
  case_id uuid not null,
  county_code text collate "C" not null,
  number int not null,
  kind text not null,                          -- DIFFICULT, ENFORCEMENT or EMERGENCY
  task text not null,
  called_by text collate "C" not null,
  called_at timestamptz not null,
  report_in_due_at timestamptz not null,
  ended_at timestamptz,
  summary text,
  assessment text,                             -- of the units, by the centre that called them
  primary key (case_id, county_code, number)
);
-- The board shows open whistles alone; ended ones pile up behind it.
create index whistles_open on whistles (report_in_due_at) where ended_at is null;

alter table whistles enable row level security;
alter table whistles force row level security;
create policy scope on whistles using (
  (select current_setting('app.scope', true)) = 'system'
  or exists (select 1 from cases c where c.id = whistles.case_id and c.county_code = whistles.county_code));

-- Tasks of one whistle were written at one instant.
set local app.scope = 'system';
with numbered as (
  select id, county_code, dense_rank() over (partition by case_id order by created_at) as number
  from sub_tasks where kind = 'WHISTLE')
update sub_tasks t set whistle_no = n.number from numbered n
 where n.id = t.id and n.county_code = t.county_code;
insert into whistles (case_id, county_code, number, kind, task, called_by, called_at, report_in_due_at, ended_at)
select t.case_id, t.county_code, t.whistle_no, min(t.whistle_kind), min(t.task), min(c.centre_code),
       min(t.created_at), min(t.report_in_due_at),
       case when bool_and(t.finished_at is not null) then max(t.finished_at) end
  from sub_tasks t join cases c on c.id = t.case_id and c.county_code = t.county_code
 where t.whistle_no is not null
 group by t.case_id, t.county_code, t.whistle_no;
update cases c set facets = facets || jsonb_build_object('whistles', open.whistles)
  from (select case_id, county_code, jsonb_agg(jsonb_build_object('no', number, 'by', called_by,
               'reportInDueAt', to_json(report_in_due_at), 'watched', false) order by number) as whistles
          from whistles where ended_at is null group by 1, 2) as open
 where c.id = open.case_id and c.county_code = open.county_code and c.is_open;
reset app.scope;
