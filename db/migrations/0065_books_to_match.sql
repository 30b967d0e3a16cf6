-- Since when an import is in the books whose money has not been held against what is owed: the night waits for that, and so does what
-- would leave by itself. No row: all was looked at.
create table cash.books_to_match (
  org_id int primary key,
  since timestamptz not null
);
alter table cash.books_to_match enable row level security;
create policy one_organisation on cash.books_to_match using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert, update, delete on cash.books_to_match to quittance_app;
