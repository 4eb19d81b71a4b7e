-- Notices go to each reporter, by each way, and are tried again before they fail.
select set_config('app.scope', 'system', true);

alter table notices
  add report_id uuid,                          -- whose telephone or address; null for the portal
  add tries int not null default 0,
  add next_at timestamptz,                     -- when it is tried (again)
  add resent_at timestamptz,                   -- sent again by a person
  add resent_by uuid;
comment on column notices.sent_at is 'when it was claimed while SENDING, when it went once SENT';

update notices n set next_at = created_at, report_id = (
    select r.id from reports r where r.case_id = n.case_id and r.phone_key is not null
    order by r.received_at limit 1)
  where way = 'SMS';

drop index notices_waiting;
-- What is still to go: few at any time, whatever went before.
create index notices_waiting on notices (way, next_at) where state in ('WAITING', 'SENDING');
-- What did not go, for those who decide what then.
create index notices_failed on notices (created_at, id) where state = 'FAILED';
