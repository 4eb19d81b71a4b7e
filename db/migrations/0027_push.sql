-- One's own duty hours: nothing rings outside them but what is urgent. The row as it is now and none
-- before it, by intent: no history, no sums, nothing from which hours could be counted. `set_at` only
-- keeps a change that arrives late from undoing a later one.
create table duty_hours (
  person_id uuid primary key references people on delete cascade,
  week jsonb,                                  -- [{day, from, to}]; null: the standard hours
  override_duty text,                          -- ON or OFF until override_until
  override_until timestamptz,
  set_at timestamptz not null,
  check ((override_duty is null) = (override_until is null))
);
alter table duty_hours enable row level security;
alter table duty_hours force row level security;
-- Staff alone; what colleagues are told is on duty or off duty, now (contract/hours-words.ts).
create policy scope on duty_hours using (
  (select current_setting('app.scope', true)) in ('system', 'post'));

-- The key by which push services know this installation, made once, sealed.
create table push_keys (
  id int primary key default 1 check (id = 1),  -- the one
  private_sealed bytea not null,
  made_at timestamptz not null
);
-- Where a phone can be rung. It goes with its session: sign-out, a lost phone, a new password.
create table push_subscriptions (
  id uuid primary key,
  session_id uuid not null unique references sessions (id) on delete cascade,
  person_id uuid not null references people on delete cascade,
  endpoint_key bytea not null unique,          -- keyed hash: one phone is rung once
  endpoint_sealed bytea not null,
  p256dh bytea not null,
  auth_sealed bytea not null,
  language text not null,
  created_at timestamptz not null
);
create index push_subscriptions_of_person on push_subscriptions (person_id);
alter table push_keys enable row level security;
alter table push_keys force row level security;
create policy scope on push_keys using ((select current_setting('app.scope', true)) = 'system');
alter table push_subscriptions enable row level security;
alter table push_subscriptions force row level security;
create policy scope on push_subscriptions using ((select current_setting('app.scope', true)) = 'system');
