-- Which unit settled matters of a leaf in a township, month by month: sums that the sequencer keeps,
-- so that a proposal never asks the closed cases. It speaks of units alone, of no case and no person.
create table dispatch_history (
  county_code text collate "C" not null,
  category_code text collate "C" not null,
  region_code text collate "C" not null,       -- township, or as far as the place is known
  unit_code text collate "C" not null,
  month date not null,                         -- its first day, in Asia/Shanghai
  settled int not null default 0,
  returned int not null default 0,             -- objections raised by the unit
  upheld int not null default 0,               -- of those, the ones it won
  primary key (county_code, category_code, region_code, unit_code, month)
);

-- What is in order already is counted once, here; the sequencer goes on from there.
set local app.scope = 'system';
insert into dispatch_history
select left(region, 6), category_code, left(region, 9), unit, month,
       count(*) filter (where kind = 'settled'), count(*) filter (where kind = 'returned'),
       count(*) filter (where kind = 'upheld')
  from (select c.category_code, t.moved #>> '{to,region}' as region,
               date_trunc('month', t.at at time zone 'Asia/Shanghai')::date as month,
               case when t.event in ('case.closed', 'case.objected') then t.moved #>> '{to,unit}'
                    else t.moved #>> '{from,unit}' end as unit,
               case t.event when 'case.closed' then 'settled' when 'case.objected' then 'returned'
                    else 'upheld' end as kind
          from timeline t
          join timeline_order o on o.case_id = t.case_id and o.seq = t.seq
          join cases c on c.id = t.case_id and c.county_code = t.county_code
         where t.at > now() - interval '13 months' and c.category_code is not null
           and (t.event in ('case.closed', 'case.objected', 'case.objectionUpheld')
                or t.event = 'case.dispatched' and t.moved #>> '{from,state}' = 'OBJECTED')) as outcome
 where unit is not null
 group by 1, 2, 3, 4, 5;
reset app.scope;
