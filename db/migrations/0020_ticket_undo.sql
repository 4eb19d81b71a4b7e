-- The step by which a clerk ended a call, with what it changed: so that a wrong press is taken back.
-- Any other step clears it. {command, at, by, before: {state, window, missed, placeAt}}
alter table tickets add column last_step jsonb;

-- Within how long a department on call is in the hall becomes a limit like the others.
insert into town_items (kind, code, version, data, valid_from, reason)
select 'step', 'callOut', 1, jsonb_build_object('code', 'callOut',
    'name', jsonb_build_object('zh', '随叫到场', 'en', 'Called to the hall'),
    'limit', jsonb_build_object('amount', 30, 'unit', 'MIN')),
  now(), '随叫随驻的到场时限可以修改 (the limit of call-outs can be edited)'
where exists (select from town_items where kind = 'step')
  and not exists (select from town_items where kind = 'step' and code = 'callOut');
select nextval('town_revision');
