-- What was done with many customers at once, so that it is undone by its name however many they were. Kept for a day.
create table desk.bulk_act (
  org_id int not null,
  id uuid not null,
  what text not null check (what in ('put_off', 'assigned')),
  customer_ids uuid[] not null check (cardinality(customer_ids) > 0),
  -- Of an assignment: who worked for each before; null: nobody, `rules`: whoever they named.
  members text[] check (cardinality(members) = cardinality(customer_ids)),
  done_at timestamptz not null,
  primary key (org_id, id),
  check ((what = 'assigned') = (members is not null))
);
create index bulk_act_old on desk.bulk_act (org_id, done_at);
alter table desk.bulk_act enable row level security;
create policy one_organisation on desk.bulk_act using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert, delete on desk.bulk_act to quittance_app;
