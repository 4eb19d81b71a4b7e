-- What a phone shows is found among a member's own rows, however many visits are over: the two marks
-- of the visit that decide it stand with the member. The day never changes; the visit ends once.
alter table joint_members add column planned_at timestamptz, add column is_open boolean not null default true;
update joint_members m set planned_at = v.planned_at, is_open = v.state = 'PLANNED'
  from joint_visits v where v.id = m.visit_id and v.county_code = m.county_code;
alter table joint_members alter column planned_at set not null;
drop index joint_members_of_post;
create index joint_members_of_post on joint_members (post_id, planned_at);
-- Few are open at a time.
create index joint_members_open on joint_members (post_id) where is_open;
