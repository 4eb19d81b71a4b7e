-- The hall: who sits at which window, queue tickets, visits and what was handed back.

-- Who sits where today; a window nobody sits at has no row, or yesterday's.
create table hall_windows (
  county_code text collate "C" not null,
  hall_code text collate "C" not null,
  number int not null,
  region_code text collate "C" not null,       -- of the hall: row security reads it
  person_id uuid not null,
  day date not null,                           -- a seat is taken for one day of the town
  since timestamptz not null,
  kinds text[] not null default '{}',          -- what the window takes; empty: everything
  primary key (county_code, hall_code, number)
);
create unique index hall_windows_person on hall_windows (person_id);

-- The next number of a hall, day and letter. Taken in the ticket's transaction, so that a number that
-- is not given is not lost.
create table ticket_counters (
  county_code text collate "C" not null,
  hall_code text collate "C" not null,
  day date not null,
  prefix text not null,
  last int not null,
  primary key (county_code, hall_code, day, prefix)
);

-- Nobody's name is on a ticket.
create table tickets (
  id uuid not null,
  county_code text collate "C" not null,
  hall_code text collate "C" not null,
  region_code text collate "C" not null,       -- of the hall
  day date not null,                           -- of the town: numbers begin anew at its midnight
  number text not null,
  kind text not null,
  state text not null default 'WAITING',
  priority boolean not null default false,
  taken_at timestamptz not null,
  place_at timestamptz not null,               -- by which the queue is ordered
  called_at timestamptz,
  calls int not null default 0,
  missed int not null default 0,
  started_at timestamptz,
  ended_at timestamptz,
  window_number int,
  room int,                                    -- position in the hall's rooms, when moved there
  served_by uuid,
  case_id uuid,
  appointment_id uuid,
  token text not null unique,                  -- public and unguessable
  client_key uuid not null,
  primary key (id, county_code)
);
create unique index tickets_number on tickets (county_code, hall_code, day, number);
create unique index tickets_client_key on tickets (client_key, county_code);
create unique index tickets_appointment on tickets (appointment_id, county_code) where appointment_id is not null;
-- Callers walk it in order; what was served long ago is not in it.
create index tickets_waiting on tickets (hall_code, day, place_at, number) where state = 'WAITING';
-- One ticket at a window at a time, whatever two clicks or two clerks do.
create unique index tickets_at_window on tickets (county_code, hall_code, day, window_number) where state in ('CALLED', 'SERVING');
create index tickets_called on tickets (hall_code, day, called_at desc) where called_at is not null;

-- Each time a person comes for a matter.
create table visits (
  id uuid not null,
  county_code text collate "C" not null,       -- of the case
  case_id uuid not null,
  hall_code text collate "C" not null,
  at timestamptz not null,
  kind text not null,                          -- FIRST, AGAIN, PICKUP or SUPPLEMENT
  reason_again text,
  ticket_id uuid,
  post_id uuid not null,
  person_id uuid not null,                     -- who recorded it
  client_key uuid not null,
  primary key (id, county_code)
);
create index visits_of_case on visits (case_id, at);
create unique index visits_client_key on visits (client_key, county_code);
-- A matter begins once.
create unique index visits_first_of_case on visits (case_id, county_code) where kind = 'FIRST';
-- One ticket is one visit for one matter.
create unique index visits_ticket on visits (ticket_id, case_id, county_code) where ticket_id is not null;
-- The figure counts matters by their first visit.
create index visits_first on visits (hall_code, at) where kind = 'FIRST';

-- What was handed back and what is missing, told once and whole (一次性告知).
create table hand_over_notes (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  hall_code text collate "C" not null,
  at timestamptz not null,
  handed_back text[] not null,
  missing text[] not null,
  told text not null,                          -- SELF or AGENT
  bring_to text,
  post_id uuid not null,
  person_id uuid not null,
  client_key uuid not null,
  primary key (id, county_code)
);
create index hand_over_notes_of_case on hand_over_notes (case_id, at);
create unique index hand_over_notes_client_key on hand_over_notes (client_key, county_code);

do $$
declare child text;
begin
  foreach child in array array['visits','hand_over_notes'] loop
    execute format('alter table %I enable row level security', child);
    execute format('alter table %I force row level security', child);
    execute format($p$create policy scope on %1$I using (
      (select current_setting('app.scope', true)) = 'system'
      or exists (select 1 from cases c where c.id = %1$I.case_id and c.county_code = %1$I.county_code))$p$, child);
  end loop;
  -- Who serves or oversees the hall's place sees its queue; the public asks through the program.
  foreach child in array array['hall_windows','tickets'] loop
    execute format('alter table %I enable row level security', child);
    execute format('alter table %I force row level security', child);
    execute format($p$create policy scope on %1$I using (
      case (select current_setting('app.scope', true))
        when 'system' then true
        when 'post' then region_code ^@ any (string_to_array((select current_setting('app.regions', true)), ','))
        else false
      end)$p$, child);
  end loop;
end $$;
create trigger append_only before update or delete on visits for each row execute function refuse_change();
create trigger append_only before update or delete on hand_over_notes for each row execute function refuse_change();
