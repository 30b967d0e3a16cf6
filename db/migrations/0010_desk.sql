-- What people did and heard: notes and calls.
create schema desk;

create table desk.note (
  org_id int not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('note', 'call')),
  body text not null check (length(body) <= 10000),
  outcome text check (outcome in ('reached', 'left_message', 'no_answer', 'wrong_number', 'will_pay', 'disputes', 'asks_time')),
  contact_id uuid,
  made_at timestamptz not null,
  made_by text not null,
  primary key (org_id, id)
);
create index note_customer on desk.note (org_id, customer_id, made_at);

alter table desk.note enable row level security;
create policy one_organisation on desk.note using (org_id = platform.org()) with check (org_id = platform.org());
grant usage on schema desk to quittance_app;
grant select, insert on desk.note to quittance_app;
