-- The schema as all migrations from zero make it. Written by bin/dump-schema.ts and compared by a test:
-- change it by a new file in migrations/, never here.

-- Sequences

create sequence town_revision as bigint start 1 increment 1;

-- Tables

create table appointments (
  id uuid not null,
  county_code text collate "C" not null,
  region_code text collate "C" not null,
  hall_code text collate "C" not null,
  kind text not null,
  starts_at timestamp with time zone not null,
  state text default 'BOOKED'::text not null,
  code_key bytea not null,
  phone_sealed bytea,
  reminded_at timestamp with time zone,
  made_at timestamp with time zone not null,
  made_by uuid,
  ticket_id uuid,
  ticket_number text,
  client_key uuid not null,
  version integer default 1 not null,
  constraint appointments_pkey PRIMARY KEY (id, county_code)
);

create table attachments (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid,
  content_hash bytea not null,
  media_type text not null,
  bytes integer not null,
  width integer,
  height integer,
  file_name text,
  uploaded_at timestamp with time zone not null,
  uploaded_by uuid,
  upload_key bytea,
  source_hash bytea,
  constraint attachments_pkey PRIMARY KEY (id, county_code)
);

create table attempts (
  key bytea not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  next_at timestamp with time zone not null,
  constraint attempts_pkey PRIMARY KEY (key)
);

create table audit_log (
  id uuid not null,
  at timestamp with time zone not null,
  person_id uuid,
  action text not null,
  data jsonb not null,
  constraint audit_log_pkey PRIMARY KEY (id)
);

create table calendar_links (
  unit_code text collate "C" not null,
  token_key bytea not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  constraint calendar_links_pkey PRIMARY KEY (unit_code)
);

create table call_outs (
  id uuid not null,
  county_code text collate "C" not null,
  region_code text collate "C" not null,
  hall_code text collate "C" not null,
  unit_code text collate "C" not null,
  case_id uuid,
  ticket_id uuid,
  called_at timestamp with time zone not null,
  called_by uuid not null,
  due_at timestamp with time zone not null,
  acknowledged_at timestamp with time zone,
  acknowledged_by uuid,
  expected_at timestamp with time zone,
  arrived_at timestamp with time zone,
  arrival_by uuid,
  left_at timestamp with time zone,
  outcome text,
  cancelled_at timestamp with time zone,
  cancel_reason text,
  client_key uuid not null,
  version integer default 1 not null,
  constraint call_outs_pkey PRIMARY KEY (id, county_code)
);

create table case_counts (
  scope text not null,
  code text collate "C" not null,
  state text not null,
  n bigint not null,
  constraint case_counts_pkey PRIMARY KEY (scope, code, state)
);

create table case_links (
  case_id uuid not null,
  county_code text collate "C" not null,
  other_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  constraint case_links_pkey PRIMARY KEY (case_id, county_code, other_id)
);

create table case_search (
  case_id uuid not null,
  county_code text collate "C" not null,
  entry bigint generated always as identity not null,
  body text not null,
  guarded text,
  constraint case_search_pkey PRIMARY KEY (case_id, county_code)
);

create table cases (
  id uuid not null,
  county_code text collate "C" not null,
  case_code text collate "C" not null,
  round integer default 1 not null,
  version integer default 1 not null,
  chain_hash bytea not null,
  state text not null,
  is_open boolean generated always as ((state = ANY (ARRAY['REGISTERED'::text, 'ACCEPTED'::text, 'DISPATCHED'::text, 'OBJECTED'::text, 'IN_PROGRESS'::text, 'ON_HOLD'::text, 'RESOLVED'::text, 'FOLLOW_UP'::text]))) stored not null,
  title text not null,
  channel text not null,
  region_code text collate "C" not null,
  located_by text not null,
  lng double precision,
  lat double precision,
  category_code text collate "C",
  category_version integer,
  category_confirmed boolean default false not null,
  sla_class text,
  urgent boolean default false not null,
  confidential boolean default false not null,
  sensitive boolean default false not null,
  shielded boolean default true not null,
  centre_code text collate "C" not null,
  level text not null,
  lead_unit text collate "C",
  unit_codes text[] collate "C" default '{}'::text[] not null,
  supervision text default 'NONE'::text not null,
  rework integer default 0 not null,
  returns integer default 0 not null,
  parent_id uuid,
  received_at timestamp with time zone not null,
  due_at timestamp with time zone,
  next_due_at timestamp with time zone,
  timer_at timestamp with time zone,
  closed_at timestamp with time zone,
  clocks jsonb default '{}'::jsonb not null,
  facets jsonb default '{}'::jsonb not null,
  taken_by uuid,
  in_county text collate "C" generated always as ("left"(region_code, 6)) stored,
  in_village text collate "C" generated always as ("left"(region_code, 12)) stored,
  constraint cases_pkey PRIMARY KEY (id, county_code),
  constraint cases_case_code_key UNIQUE (case_code)
);

create table corrections (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  proposed text,
  chosen text not null,
  evidence jsonb not null,
  constraint corrections_pkey PRIMARY KEY (id, county_code)
);

create table dispatch_history (
  county_code text collate "C" not null,
  category_code text collate "C" not null,
  region_code text collate "C" not null,
  unit_code text collate "C" not null,
  month date not null,
  settled integer default 0 not null,
  returned integer default 0 not null,
  upheld integer default 0 not null,
  constraint dispatch_history_pkey PRIMARY KEY (county_code, category_code, region_code, unit_code, month)
);

create table duty_hours (
  person_id uuid not null,
  week jsonb,
  override_duty text,
  override_until timestamp with time zone,
  set_at timestamp with time zone not null,
  constraint duty_hours_pkey PRIMARY KEY (person_id),
  constraint duty_hours_check CHECK (((override_duty IS NULL) = (override_until IS NULL)))
);

create table field_receipts (
  client_key uuid not null,
  person_id uuid not null,
  kind text not null,
  payload_hash bytea not null,
  result jsonb not null,
  at timestamp with time zone not null,
  constraint field_receipts_pkey PRIMARY KEY (client_key)
);

create table hall_windows (
  county_code text collate "C" not null,
  hall_code text collate "C" not null,
  number integer not null,
  region_code text collate "C" not null,
  person_id uuid not null,
  day date not null,
  since timestamp with time zone not null,
  kinds text[] default '{}'::text[] not null,
  constraint hall_windows_pkey PRIMARY KEY (county_code, hall_code, number)
);

create table hand_over_notes (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  hall_code text collate "C" not null,
  at timestamp with time zone not null,
  handed_back text[] not null,
  missing text[] not null,
  told text not null,
  bring_to text,
  post_id uuid not null,
  person_id uuid not null,
  client_key uuid not null,
  constraint hand_over_notes_pkey PRIMARY KEY (id, county_code)
);

create table home_visit_looks (
  id uuid not null,
  county_code text collate "C" not null,
  visit_id uuid not null,
  person_id uuid not null,
  purpose text not null,
  at timestamp with time zone not null,
  constraint home_visit_looks_pkey PRIMARY KEY (id, county_code)
);

create table home_visits (
  id uuid not null,
  county_code text collate "C" not null,
  grid_code text collate "C" not null,
  home_code text collate "C" not null,
  form_code text collate "C" not null,
  form_version integer not null,
  outcome text not null,
  at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  person_id uuid not null,
  unit_code text collate "C" not null,
  confirmation text,
  code_key bytea,
  signature_sealed bytea,
  answers_sealed bytea,
  delete_after date,
  receipt text collate "C",
  help jsonb default '[]'::jsonb not null,
  constraint home_visits_pkey PRIMARY KEY (id, county_code)
);

create table homes (
  code text collate "C" not null,
  county_code text collate "C" not null,
  grid_code text collate "C" not null,
  added_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint homes_pkey PRIMARY KEY (code, county_code)
);

create table inform_homes (
  inform_id uuid not null,
  county_code text collate "C" not null,
  grid_code text collate "C" not null,
  home_code text collate "C" not null,
  way text not null,
  at timestamp with time zone not null,
  constraint inform_homes_pkey PRIMARY KEY (inform_id, home_code, county_code)
);

create table inform_reads (
  inform_id uuid not null,
  county_code text collate "C" not null,
  grid_code text collate "C" not null,
  reads integer not null,
  constraint inform_reads_pkey PRIMARY KEY (inform_id, grid_code, county_code)
);

create table informs (
  id uuid not null,
  client_key uuid not null,
  region_code text collate "C" not null,
  kind text not null,
  title text not null,
  words text not null,
  urgent boolean not null,
  made_at timestamp with time zone not null,
  until timestamp with time zone not null,
  person_id uuid not null,
  unit_code text collate "C" not null,
  withdrawn_at timestamp with time zone,
  constraint informs_pkey PRIMARY KEY (id),
  constraint informs_client_key_key UNIQUE (client_key)
);

create table joint_confirmations (
  visit_id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  post_id uuid not null,
  record_hash bytea not null,
  at timestamp with time zone not null,
  constraint joint_confirmations_pkey PRIMARY KEY (visit_id, post_id, record_hash, county_code)
);

create table joint_members (
  visit_id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  post_id uuid not null,
  "position" smallint not null,
  answer text not null,
  reason_sealed bytea,
  answered_at timestamp with time zone,
  planned_at timestamp with time zone not null,
  is_open boolean default true not null,
  constraint joint_members_pkey PRIMARY KEY (visit_id, post_id, county_code)
);

create table joint_parts (
  visit_id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  post_id uuid not null,
  version integer not null,
  text_sealed bytea not null,
  at timestamp with time zone not null,
  constraint joint_parts_pkey PRIMARY KEY (visit_id, post_id, version, county_code)
);

create table joint_visits (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  planned_at timestamp with time zone not null,
  place_sealed bytea not null,
  state text default 'PLANNED'::text not null,
  planned_by uuid not null,
  made_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  cancel_reason_sealed bytea,
  version integer default 1 not null,
  constraint joint_visits_pkey PRIMARY KEY (id, county_code)
);

create table looks (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  person_id uuid not null,
  post_id uuid not null,
  purpose text not null,
  fields text[] not null,
  at timestamp with time zone not null,
  constraint looks_pkey PRIMARY KEY (id, county_code)
);

create table notices (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  template text not null,
  body jsonb not null,
  way text not null,
  state text default 'WAITING'::text not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  failure text,
  report_id uuid,
  tries integer default 0 not null,
  next_at timestamp with time zone,
  resent_at timestamp with time zone,
  resent_by uuid,
  constraint notices_pkey PRIMARY KEY (id, county_code)
);

create table patrol_checks (
  id uuid not null,
  county_code text collate "C" not null,
  region_code text collate "C" not null,
  route_code text collate "C" not null,
  route_version integer not null,
  point_code text collate "C" not null,
  at timestamp with time zone not null,
  day date generated always as (((at AT TIME ZONE 'Asia/Shanghai'::text))::date) stored not null,
  week date generated always as ((date_trunc('week'::text, (at AT TIME ZONE 'Asia/Shanghai'::text)))::date) stored not null,
  finding text not null,
  report_key uuid,
  note_sealed bytea,
  received_at timestamp with time zone not null,
  constraint patrol_checks_pkey PRIMARY KEY (id, county_code)
);

create table people (
  id uuid not null,
  login text,
  password_hash text,
  name_sealed bytea not null,
  phone_sealed bytea,
  phone_key bytea,
  active boolean default true not null,
  must_change_password boolean default false not null,
  created_at timestamp with time zone not null,
  constraint people_pkey PRIMARY KEY (id),
  constraint people_login_key UNIQUE (login)
);

create table posts (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  unit_code text collate "C" not null,
  region_code text collate "C" not null,
  full_time boolean default true not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  appointed_by uuid,
  constraint posts_pkey PRIMARY KEY (id)
);

create table promises (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  content text not null,
  promised_by text,
  made_at timestamp with time zone not null,
  checks jsonb not null,
  next_check_on date,
  constraint promises_pkey PRIMARY KEY (id, county_code)
);

create table push_keys (
  id integer default 1 not null,
  private_sealed bytea not null,
  made_at timestamp with time zone not null,
  constraint push_keys_pkey PRIMARY KEY (id),
  constraint push_keys_id_check CHECK ((id = 1))
);

create table push_subscriptions (
  id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  endpoint_key bytea not null,
  endpoint_sealed bytea not null,
  p256dh bytea not null,
  auth_sealed bytea not null,
  language text not null,
  created_at timestamp with time zone not null,
  constraint push_subscriptions_pkey PRIMARY KEY (id),
  constraint push_subscriptions_endpoint_key_key UNIQUE (endpoint_key),
  constraint push_subscriptions_session_id_key UNIQUE (session_id)
);

create table report_answers (
  case_id uuid not null,
  county_code text collate "C" not null,
  seq integer not null,
  report_id uuid,
  form_code text not null,
  form_version integer not null,
  answers jsonb not null,
  words text not null,
  at timestamp with time zone not null,
  given_by uuid,
  constraint report_answers_pkey PRIMARY KEY (case_id, county_code, seq)
);

create table reports (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  channel text not null,
  received_at timestamp with time zone not null,
  occurred_at timestamp with time zone,
  words text not null,
  place_text text,
  given_point jsonb,
  reporter_sealed bytea,
  phone_key bytea,
  language text default 'zh'::text not null,
  needs_interpreter boolean default false not null,
  taken_by uuid,
  source_key text,
  constraint reports_pkey PRIMARY KEY (id, county_code)
);

create table room_bookings (
  id uuid not null,
  county_code text collate "C" not null,
  region_code text collate "C" not null,
  hall_code text collate "C" not null,
  room_code text collate "C" not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  purpose text not null,
  case_id uuid,
  unit_code text collate "C" not null,
  booked_by uuid not null,
  booked_at timestamp with time zone not null,
  client_key uuid not null,
  version integer default 1 not null,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  cancel_reason text,
  constraint room_bookings_pkey PRIMARY KEY (id, county_code),
  constraint room_bookings_free EXCLUDE USING gist (hall_code WITH =, room_code WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((cancelled_at IS NULL)),
  constraint room_bookings_in_order CHECK ((starts_at < ends_at))
);

create table saved_views (
  id uuid not null,
  owner_id uuid not null,
  post_id uuid not null,
  unit_code text collate "C" not null,
  name text not null,
  queue text not null,
  filter jsonb not null,
  words_sealed bytea,
  sharing text not null,
  role text,
  badge boolean not null,
  saved_at timestamp with time zone not null,
  constraint saved_views_pkey PRIMARY KEY (id),
  constraint saved_views_owner_id_unit_code_name_key UNIQUE (owner_id, unit_code, name)
);

create table screens (
  id uuid not null,
  region_code text collate "C" not null,
  name text not null,
  token_key bytea not null,
  client_key uuid not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  seen_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint screens_pkey PRIMARY KEY (id),
  constraint screens_client_key_key UNIQUE (client_key),
  constraint screens_token_key_key UNIQUE (token_key)
);

create table seals (
  number bigint not null,
  first_position bigint not null,
  last_position bigint not null,
  prev_hash bytea not null,
  hash bytea not null,
  at timestamp with time zone not null,
  constraint seals_pkey PRIMARY KEY (number)
);

create table search_progress (
  only_row boolean default true not null,
  "position" bigint not null,
  constraint search_progress_pkey PRIMARY KEY (only_row),
  constraint search_progress_only_row_check CHECK (only_row)
);

create table search_terms (
  entry bigint not null,
  county_code text collate "C" not null,
  received_at timestamp with time zone not null,
  terms integer[] not null,
  constraint search_terms_pkey PRIMARY KEY (entry, county_code)
);

create table sequencer (
  only_row boolean default true not null,
  last_xid xid8 not null,
  last_position bigint not null,
  last_seal bigint not null,
  last_hash bytea not null,
  constraint sequencer_pkey PRIMARY KEY (only_row),
  constraint sequencer_only_row_check CHECK (only_row)
);

create table sessions (
  token_hash bytea not null,
  person_id uuid not null,
  csrf text not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  id uuid default gen_random_uuid() not null,
  device boolean default false not null,
  lost_at timestamp with time zone,
  constraint sessions_pkey PRIMARY KEY (token_hash)
);

create table settings (
  key text not null,
  value jsonb not null,
  constraint settings_pkey PRIMARY KEY (key)
);

create table stationing_duties (
  id uuid not null,
  county_code text collate "C" not null,
  region_code text collate "C" not null,
  hall_code text collate "C" not null,
  unit_code text collate "C" not null,
  kind text not null,
  weekdays integer[] not null,
  opens text not null,
  closes text not null,
  starts_on date not null,
  ends_on date,
  exceptions jsonb default '{}'::jsonb not null,
  phone text,
  contact_sealed bytea,
  client_key uuid not null,
  version integer default 1 not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  ended_at timestamp with time zone,
  constraint stationing_duties_pkey PRIMARY KEY (id, county_code)
);

create table sub_tasks (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  kind text not null,
  whistle_kind text,
  unit_code text collate "C" not null,
  task text not null,
  created_at timestamp with time zone not null,
  report_in_due_at timestamp with time zone,
  reported_in_at timestamp with time zone,
  finished_at timestamp with time zone,
  result text,
  whistle_no integer,
  due_at timestamp with time zone,
  opinion text,
  assessment text,
  declined text,
  ruling text,
  constraint sub_tasks_pkey PRIMARY KEY (id, county_code)
);

create table ticket_counters (
  county_code text collate "C" not null,
  hall_code text collate "C" not null,
  day date not null,
  prefix text not null,
  last integer not null,
  constraint ticket_counters_pkey PRIMARY KEY (county_code, hall_code, day, prefix)
);

create table tickets (
  id uuid not null,
  county_code text collate "C" not null,
  hall_code text collate "C" not null,
  region_code text collate "C" not null,
  day date not null,
  number text not null,
  kind text not null,
  state text default 'WAITING'::text not null,
  priority boolean default false not null,
  taken_at timestamp with time zone not null,
  place_at timestamp with time zone not null,
  called_at timestamp with time zone,
  calls integer default 0 not null,
  missed integer default 0 not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  window_number integer,
  room integer,
  served_by uuid,
  case_id uuid,
  appointment_id uuid,
  token text not null,
  client_key uuid not null,
  last_step jsonb,
  constraint tickets_pkey PRIMARY KEY (id, county_code),
  constraint tickets_token_key UNIQUE (token)
);

create table timeline (
  case_id uuid not null,
  county_code text collate "C" not null,
  seq integer not null,
  at timestamp with time zone not null,
  event text not null,
  command text not null,
  role text not null,
  person_id uuid,
  post_id uuid,
  unit_code text collate "C",
  reason text,
  data jsonb not null,
  moved jsonb not null,
  client_key uuid,
  payload_hash bytea,
  prev_hash bytea not null,
  hash bytea not null,
  xid xid8 default pg_current_xact_id() not null,
  constraint timeline_pkey PRIMARY KEY (case_id, county_code, seq)
);

create table timeline_order (
  "position" bigint not null,
  case_id uuid not null,
  county_code text collate "C" not null,
  seq integer not null,
  hash bytea not null,
  constraint timeline_order_pkey PRIMARY KEY ("position")
);

create table town_items (
  kind text not null,
  code text collate "C" not null,
  version integer not null,
  data jsonb not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  changed_by uuid,
  reason text,
  constraint town_items_pkey PRIMARY KEY (kind, code, version)
);

create table visits (
  id uuid not null,
  county_code text collate "C" not null,
  case_id uuid not null,
  hall_code text collate "C" not null,
  at timestamp with time zone not null,
  kind text not null,
  reason_again text,
  ticket_id uuid,
  post_id uuid not null,
  person_id uuid not null,
  client_key uuid not null,
  constraint visits_pkey PRIMARY KEY (id, county_code)
);

create table whistles (
  case_id uuid not null,
  county_code text collate "C" not null,
  number integer not null,
  kind text not null,
  task text not null,
  called_by text collate "C" not null,
  called_at timestamp with time zone not null,
  report_in_due_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  summary text,
  assessment text,
  constraint whistles_pkey PRIMARY KEY (case_id, county_code, number)
);

-- Foreign keys

alter table duty_hours add constraint duty_hours_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE;
alter table field_receipts add constraint field_receipts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id);
alter table home_visit_looks add constraint home_visit_looks_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id);
alter table home_visits add constraint home_visits_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id);
alter table informs add constraint informs_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id);
alter table posts add constraint posts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id);
alter table push_subscriptions add constraint push_subscriptions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE;
alter table push_subscriptions add constraint push_subscriptions_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE;
alter table saved_views add constraint saved_views_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people(id);
alter table sessions add constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id);

-- Indexes

CREATE UNIQUE INDEX appointments_client_key ON public.appointments USING btree (client_key, county_code);
CREATE UNIQUE INDEX appointments_code ON public.appointments USING btree (code_key, county_code);
CREATE INDEX appointments_of_hall ON public.appointments USING btree (hall_code, starts_at);
CREATE INDEX appointments_with_phone ON public.appointments USING btree (starts_at) WHERE (phone_sealed IS NOT NULL);
CREATE INDEX attachments_of_case ON public.attachments USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX attachments_orphans ON public.attachments USING btree (uploaded_at) WHERE (case_id IS NULL);
CREATE INDEX attempts_last ON public.attempts USING btree (last_at);
CREATE INDEX audit_log_at ON public.audit_log USING btree (at DESC);
CREATE INDEX call_outs_called ON public.call_outs USING btree (called_at);
CREATE UNIQUE INDEX call_outs_client_key ON public.call_outs USING btree (client_key, county_code);
CREATE INDEX call_outs_open ON public.call_outs USING btree (region_code) WHERE ((left_at IS NULL) AND (cancelled_at IS NULL));
CREATE UNIQUE INDEX case_search_entry ON public.case_search USING btree (entry, county_code);
CREATE INDEX cases_closed_lately ON public.cases USING btree (in_village, category_code, closed_at DESC) WHERE (state = ANY (ARRAY['CLOSED'::text, 'ARCHIVED'::text]));
CREATE INDEX cases_open_centre ON public.cases USING btree (centre_code, next_due_at, id) WHERE is_open;
CREATE INDEX cases_open_centre_state ON public.cases USING btree (centre_code, state, next_due_at, id) WHERE is_open;
CREATE INDEX cases_open_city ON public.cases USING btree (next_due_at, id) WHERE is_open;
CREATE INDEX cases_open_county ON public.cases USING btree (in_county, next_due_at, id) WHERE is_open;
CREATE INDEX cases_open_point ON public.cases USING btree (lng, lat) WHERE (is_open AND (lng IS NOT NULL));
CREATE INDEX cases_open_region ON public.cases USING btree (region_code, next_due_at) WHERE is_open;
CREATE INDEX cases_open_taken ON public.cases USING btree (taken_by, next_due_at, id) WHERE (is_open AND (taken_by IS NOT NULL));
CREATE INDEX cases_open_unit ON public.cases USING btree (lead_unit, state, next_due_at, id) WHERE (is_open AND (lead_unit IS NOT NULL));
CREATE INDEX cases_open_units ON public.cases USING gin (unit_codes) WHERE (is_open AND (unit_codes <> '{}'::text[]));
CREATE INDEX cases_parent ON public.cases USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX cases_received ON public.cases USING btree (received_at DESC, id);
CREATE INDEX cases_received_centre ON public.cases USING btree (centre_code, received_at DESC, id);
CREATE INDEX cases_received_county ON public.cases USING btree (in_county, received_at DESC, id);
CREATE INDEX cases_received_region ON public.cases USING btree (region_code, received_at DESC, id);
CREATE INDEX cases_received_village ON public.cases USING btree (in_village, received_at DESC, id);
CREATE INDEX cases_timer ON public.cases USING btree (timer_at) WHERE (timer_at IS NOT NULL);
CREATE INDEX corrections_of_case ON public.corrections USING btree (case_id);
CREATE INDEX field_receipts_at ON public.field_receipts USING btree (at);
CREATE UNIQUE INDEX hall_windows_person ON public.hall_windows USING btree (person_id);
CREATE UNIQUE INDEX hand_over_notes_client_key ON public.hand_over_notes USING btree (client_key, county_code);
CREATE INDEX hand_over_notes_of_case ON public.hand_over_notes USING btree (case_id, at);
CREATE INDEX home_visit_looks_of ON public.home_visit_looks USING btree (visit_id, at);
CREATE INDEX home_visits_of_form ON public.home_visits USING btree (form_code, grid_code, at DESC) INCLUDE (home_code, outcome);
CREATE INDEX home_visits_of_grid ON public.home_visits USING btree (grid_code, at DESC);
CREATE UNIQUE INDEX home_visits_receipt ON public.home_visits USING btree (receipt, county_code) WHERE (receipt IS NOT NULL);
CREATE INDEX home_visits_to_delete ON public.home_visits USING btree (delete_after) WHERE ((answers_sealed IS NOT NULL) OR (signature_sealed IS NOT NULL));
CREATE INDEX homes_of_grid ON public.homes USING btree (grid_code) WHERE (ended_at IS NULL);
CREATE INDEX inform_homes_of_grid ON public.inform_homes USING btree (inform_id, grid_code);
CREATE INDEX informs_until ON public.informs USING btree (until);
CREATE INDEX joint_members_of_post ON public.joint_members USING btree (post_id, planned_at);
CREATE INDEX joint_members_open ON public.joint_members USING btree (post_id) WHERE is_open;
CREATE INDEX joint_visits_of_case ON public.joint_visits USING btree (case_id);
CREATE INDEX looks_of_case ON public.looks USING btree (case_id);
CREATE INDEX notices_failed ON public.notices USING btree (created_at, id) WHERE (state = 'FAILED'::text);
CREATE INDEX notices_of_case ON public.notices USING btree (case_id);
CREATE INDEX notices_waiting ON public.notices USING btree (way, next_at) WHERE (state = ANY (ARRAY['WAITING'::text, 'SENDING'::text]));
CREATE INDEX patrol_checks_of_week ON public.patrol_checks USING btree (week, route_code, point_code) INCLUDE (day, finding);
CREATE INDEX posts_by_person ON public.posts USING btree (person_id);
CREATE INDEX posts_by_place ON public.posts USING btree (region_code, role) WHERE (valid_to IS NULL);
CREATE INDEX posts_by_unit ON public.posts USING btree (unit_code) WHERE (valid_to IS NULL);
CREATE INDEX posts_of_person ON public.posts USING btree (person_id) WHERE (valid_to IS NULL);
CREATE INDEX promises_due ON public.promises USING btree (next_check_on) WHERE (next_check_on IS NOT NULL);
CREATE INDEX promises_of_case ON public.promises USING btree (case_id);
CREATE INDEX push_subscriptions_of_person ON public.push_subscriptions USING btree (person_id);
CREATE INDEX reports_by_phone ON public.reports USING btree (phone_key) WHERE (phone_key IS NOT NULL);
CREATE INDEX reports_of_case ON public.reports USING btree (case_id);
CREATE UNIQUE INDEX room_bookings_client_key ON public.room_bookings USING btree (client_key, county_code);
CREATE INDEX room_bookings_of_case ON public.room_bookings USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX room_bookings_of_hall ON public.room_bookings USING btree (hall_code, starts_at);
CREATE INDEX saved_views_of_unit ON public.saved_views USING btree (unit_code);
CREATE INDEX screens_of_region ON public.screens USING btree (region_code) WHERE (revoked_at IS NULL);
CREATE INDEX search_terms_terms ON public.search_terms USING gin (terms) WITH (gin_pending_list_limit='512');
CREATE INDEX sessions_expiry ON public.sessions USING btree (expires_at);
CREATE UNIQUE INDEX sessions_id ON public.sessions USING btree (id);
CREATE UNIQUE INDEX stationing_duties_client_key ON public.stationing_duties USING btree (client_key, county_code);
CREATE INDEX stationing_duties_of_hall ON public.stationing_duties USING btree (hall_code) WHERE (ended_at IS NULL);
CREATE INDEX stationing_duties_of_unit ON public.stationing_duties USING btree (unit_code) WHERE (ended_at IS NULL);
CREATE INDEX sub_tasks_of_case ON public.sub_tasks USING btree (case_id);
CREATE INDEX sub_tasks_open ON public.sub_tasks USING btree (unit_code, created_at) WHERE (finished_at IS NULL);
CREATE UNIQUE INDEX tickets_appointment ON public.tickets USING btree (appointment_id, county_code) WHERE (appointment_id IS NOT NULL);
CREATE UNIQUE INDEX tickets_at_window ON public.tickets USING btree (county_code, hall_code, day, window_number) WHERE (state = ANY (ARRAY['CALLED'::text, 'SERVING'::text]));
CREATE INDEX tickets_called ON public.tickets USING btree (hall_code, day, called_at DESC) WHERE (called_at IS NOT NULL);
CREATE UNIQUE INDEX tickets_client_key ON public.tickets USING btree (client_key, county_code);
CREATE UNIQUE INDEX tickets_number ON public.tickets USING btree (county_code, hall_code, day, number);
CREATE INDEX tickets_waiting ON public.tickets USING btree (hall_code, day, place_at, number) WHERE (state = 'WAITING'::text);
CREATE UNIQUE INDEX timeline_client_key ON public.timeline USING btree (client_key, county_code) WHERE (client_key IS NOT NULL);
CREATE INDEX timeline_xid ON public.timeline USING btree (xid);
CREATE UNIQUE INDEX town_items_current ON public.town_items USING btree (kind, code) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX visits_client_key ON public.visits USING btree (client_key, county_code);
CREATE INDEX visits_first ON public.visits USING btree (hall_code, at) WHERE (kind = 'FIRST'::text);
CREATE UNIQUE INDEX visits_first_of_case ON public.visits USING btree (case_id, county_code) WHERE (kind = 'FIRST'::text);
CREATE INDEX visits_of_case ON public.visits USING btree (case_id, at);
CREATE UNIQUE INDEX visits_ticket ON public.visits USING btree (ticket_id, case_id, county_code) WHERE (ticket_id IS NOT NULL);
CREATE INDEX whistles_open ON public.whistles USING btree (report_in_due_at) WHERE (ended_at IS NULL);

-- Functions

CREATE OR REPLACE FUNCTION public.enqueue(tasks text[], payloads json[])
 RETURNS void
 LANGUAGE sql
AS $function$
  select graphile_worker.add_jobs(array(
    select row(task, payload, null, now(), null, null, null, null)::graphile_worker.job_spec
    from unnest(tasks, payloads) as job (task, payload)))
$function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $function$;

-- Triggers

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.hand_over_notes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.joint_confirmations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.joint_parts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.looks FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.report_answers FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.reports FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.seals FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.timeline FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.timeline_order FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.visits FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Row security

alter table appointments enable row level security; alter table appointments force row level security;
alter table call_outs enable row level security; alter table call_outs force row level security;
alter table case_links enable row level security; alter table case_links force row level security;
alter table case_search enable row level security; alter table case_search force row level security;
alter table cases enable row level security; alter table cases force row level security;
alter table corrections enable row level security; alter table corrections force row level security;
alter table duty_hours enable row level security; alter table duty_hours force row level security;
alter table field_receipts enable row level security; alter table field_receipts force row level security;
alter table hall_windows enable row level security; alter table hall_windows force row level security;
alter table hand_over_notes enable row level security; alter table hand_over_notes force row level security;
alter table home_visit_looks enable row level security; alter table home_visit_looks force row level security;
alter table home_visits enable row level security; alter table home_visits force row level security;
alter table homes enable row level security; alter table homes force row level security;
alter table inform_homes enable row level security; alter table inform_homes force row level security;
alter table inform_reads enable row level security; alter table inform_reads force row level security;
alter table informs enable row level security; alter table informs force row level security;
alter table joint_confirmations enable row level security; alter table joint_confirmations force row level security;
alter table joint_members enable row level security; alter table joint_members force row level security;
alter table joint_parts enable row level security; alter table joint_parts force row level security;
alter table joint_visits enable row level security; alter table joint_visits force row level security;
alter table looks enable row level security; alter table looks force row level security;
alter table notices enable row level security; alter table notices force row level security;
alter table patrol_checks enable row level security; alter table patrol_checks force row level security;
alter table promises enable row level security; alter table promises force row level security;
alter table push_keys enable row level security; alter table push_keys force row level security;
alter table push_subscriptions enable row level security; alter table push_subscriptions force row level security;
alter table report_answers enable row level security; alter table report_answers force row level security;
alter table reports enable row level security; alter table reports force row level security;
alter table room_bookings enable row level security; alter table room_bookings force row level security;
alter table saved_views enable row level security; alter table saved_views force row level security;
alter table stationing_duties enable row level security; alter table stationing_duties force row level security;
alter table sub_tasks enable row level security; alter table sub_tasks force row level security;
alter table tickets enable row level security; alter table tickets force row level security;
alter table timeline enable row level security; alter table timeline force row level security;
alter table visits enable row level security; alter table visits force row level security;
alter table whistles enable row level security; alter table whistles force row level security;

-- Policies

create policy scope on appointments using (
CASE ( SELECT current_setting('app.scope'::text, true) AS current_setting)
    WHEN 'system'::text THEN true
    WHEN 'post'::text THEN (region_code ^@ ANY (string_to_array(( SELECT current_setting('app.regions'::text, true) AS current_setting), ','::text)))
    ELSE false
END);

create policy scope on call_outs using (
CASE ( SELECT current_setting('app.scope'::text, true) AS current_setting)
    WHEN 'system'::text THEN true
    WHEN 'post'::text THEN ((region_code ^@ ANY (string_to_array(( SELECT current_setting('app.regions'::text, true) AS current_setting), ','::text))) OR (unit_code = ANY (string_to_array(( SELECT current_setting('app.units'::text, true) AS current_setting), ','::text))))
    ELSE false
END);

create policy scope on case_links using (((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM cases c
  WHERE ((c.id = case_links.case_id) AND (c.county_code = case_links.county_code))))));

create policy scope on case_search using ((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text));

create policy scope on cases using (
CASE ( SELECT current_setting('app.scope'::text, true) AS current_setting)
    WHEN 'system'::text THEN true
    WHEN 'post'::text THEN ((region_code ^@ ANY (string_to_array(( SELECT current_setting('app.regions'::text, true) AS current_setting), ','::text))) OR (unit_codes && string_to_array(( SELECT current_setting('app.units'::text, true) AS current_setting), ','::text)))
    WHEN 'case'::text THEN (id = (NULLIF(( SELECT current_setting('app.case'::text, true) AS current_setting), ''::text))::uuid)
    ELSE false
END);

create policy scope on corrections using (((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM cases c
  WHERE ((c.id = corrections.case_id) AND (c.county_code = corrections.county_code))))));

create policy scope on duty_hours using ((( SELECT current_setting('app.scope'::text, true) AS current_setting) = ANY (ARRAY['system'::text, 'post'::text])));

create policy scope on field_receipts using ((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text));

create policy scope on hall_windows using (
CASE ( SELECT current_setting('app.scope'::text, true) AS current_setting)
    WHEN 'system'::text THEN true
    WHEN 'post'::text THEN (region_code ^@ ANY (string_to_array(( SELECT current_setting('app.regions'::text, true) AS current_setting), ','::text)))
    ELSE false
END);

create policy scope on hand_over_notes using (((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM cases c
  WHERE ((c.id = hand_over_notes.case_id) AND (c.county_code = hand_over_notes.county_code))))));

create policy scope on home_visit_looks using ((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text));

create policy scope on home_visits using (
CASE ( SELECT current_setting('app.scope'::text, true) AS current_setting)
    WHEN 'system'::text THEN true
    WHEN 'post'::text THEN (grid_code ^@ ANY (string_to_array(( SELECT current_setting('app.regions'::text, true) AS current_setting), ','::text)))
    ELSE false
END);

create policy scope on homes using (
CASE ( SELECT current_setting('app.scope'::text, true) AS current_setting)
    WHEN 'system'::text THEN true
    WHEN 'post'::text THEN (grid_code ^@ ANY (string_to_array(( SELECT current_setting('app.regions'::text, true) AS current_setting), ','::text)))
    ELSE false
END);

create policy scope on inform_homes using (
CASE ( SELECT current_setting('app.scope'::text, true) AS current_setting)
    WHEN 'system'::text THEN true
    WHEN 'post'::text THEN (grid_code ^@ ANY (string_to_array(( SELECT current_setting('app.regions'::text, true) AS current_setting), ','::text)))
    ELSE false
END);

create policy scope on inform_reads using (
CASE ( SELECT current_setting('app.scope'::text, true) AS current_setting)
    WHEN 'system'::text THEN true
    WHEN 'post'::text THEN (grid_code ^@ ANY (string_to_array(( SELECT current_setting('app.regions'::text, true) AS current_setting), ','::text)))
    ELSE false
END);

create policy scope on informs using (
CASE ( SELECT current_setting('app.scope'::text, true) AS current_setting)
    WHEN 'system'::text THEN true
    WHEN 'post'::text THEN ((region_code ^@ ANY (string_to_array(( SELECT current_setting('app.regions'::text, true) AS current_setting), ','::text))) OR (POSITION(((','::text || region_code)) IN ((','::text || ( SELECT current_setting('app.regions'::text, true) AS current_setting)))) > 0))
    ELSE false
END);

create policy scope on joint_confirmations using (((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM cases c
  WHERE ((c.id = joint_confirmations.case_id) AND (c.county_code = joint_confirmations.county_code))))));

create policy scope on joint_members using (((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM cases c
  WHERE ((c.id = joint_members.case_id) AND (c.county_code = joint_members.county_code))))));

create policy scope on joint_parts using (((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM cases c
  WHERE ((c.id = joint_parts.case_id) AND (c.county_code = joint_parts.county_code))))));

create policy scope on joint_visits using (((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM cases c
  WHERE ((c.id = joint_visits.case_id) AND (c.county_code = joint_visits.county_code))))));

create policy scope on looks using (((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM cases c
  WHERE ((c.id = looks.case_id) AND (c.county_code = looks.county_code))))));

create policy scope on notices using (((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM cases c
  WHERE ((c.id = notices.case_id) AND (c.county_code = notices.county_code))))));

create policy scope on patrol_checks using (
CASE ( SELECT current_setting('app.scope'::text, true) AS current_setting)
    WHEN 'system'::text THEN true
    WHEN 'post'::text THEN ((region_code ^@ ANY (string_to_array(( SELECT current_setting('app.regions'::text, true) AS current_setting), ','::text))) OR (POSITION(((','::text || region_code)) IN ((','::text || ( SELECT current_setting('app.regions'::text, true) AS current_setting)))) > 0))
    ELSE false
END);

create policy scope on promises using (((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM cases c
  WHERE ((c.id = promises.case_id) AND (c.county_code = promises.county_code))))));

create policy scope on push_keys using ((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text));

create policy scope on push_subscriptions using ((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text));

create policy scope on report_answers using (((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM cases c
  WHERE ((c.id = report_answers.case_id) AND (c.county_code = report_answers.county_code))))));

create policy scope on reports using (((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM cases c
  WHERE ((c.id = reports.case_id) AND (c.county_code = reports.county_code))))));

create policy scope on room_bookings using (
CASE ( SELECT current_setting('app.scope'::text, true) AS current_setting)
    WHEN 'system'::text THEN true
    WHEN 'post'::text THEN ((region_code ^@ ANY (string_to_array(( SELECT current_setting('app.regions'::text, true) AS current_setting), ','::text))) OR (unit_code = ANY (string_to_array(( SELECT current_setting('app.units'::text, true) AS current_setting), ','::text))))
    ELSE false
END);

create policy scope on saved_views using (((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text) OR (unit_code = ANY (string_to_array(( SELECT current_setting('app.units'::text, true) AS current_setting), ','::text)))));

create policy scope on stationing_duties using (
CASE ( SELECT current_setting('app.scope'::text, true) AS current_setting)
    WHEN 'system'::text THEN true
    WHEN 'post'::text THEN ((region_code ^@ ANY (string_to_array(( SELECT current_setting('app.regions'::text, true) AS current_setting), ','::text))) OR (unit_code = ANY (string_to_array(( SELECT current_setting('app.units'::text, true) AS current_setting), ','::text))))
    ELSE false
END);

create policy scope on sub_tasks using (((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM cases c
  WHERE ((c.id = sub_tasks.case_id) AND (c.county_code = sub_tasks.county_code))))));

create policy scope on tickets using (
CASE ( SELECT current_setting('app.scope'::text, true) AS current_setting)
    WHEN 'system'::text THEN true
    WHEN 'post'::text THEN (region_code ^@ ANY (string_to_array(( SELECT current_setting('app.regions'::text, true) AS current_setting), ','::text)))
    ELSE false
END);

create policy scope on timeline using (((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM cases c
  WHERE ((c.id = timeline.case_id) AND (c.county_code = timeline.county_code))))));

create policy scope on visits using (((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM cases c
  WHERE ((c.id = visits.case_id) AND (c.county_code = visits.county_code))))));

create policy scope on whistles using (((( SELECT current_setting('app.scope'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM cases c
  WHERE ((c.id = whistles.case_id) AND (c.county_code = whistles.county_code))))));
