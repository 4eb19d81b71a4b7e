-- Receipts say who did what and when: the program alone reads them, by key.
alter table field_receipts enable row level security;
alter table field_receipts force row level security;
create policy scope on field_receipts using ((select current_setting('app.scope', true)) = 'system');
