-- What indicators leave out by choice, and what reminders cost: both are the organisation's own word, nothing is measured without it.
create schema insight;

create table insight.perimeter (
  org_id int not null primary key,
  -- Debts that the last closing moved to doubtful (416).
  without_doubtful boolean not null,
  -- Money received that settles nothing yet.
  without_prepayments boolean not null,
  -- Customers that bear one of these tags are of the organisation's own group.
  group_tags text[] not null check (cardinality(group_tags) <= 30)
);

-- By month: hours and licence; by piece: carriage. Minor units of the currency of the books.
create table insight.reminder_price (
  org_id int not null primary key,
  hours_month int not null check (hours_month between 0 and 10000),
  hour_cents bigint not null check (hour_cents between 0 and 100000000),
  letter_cents bigint not null check (letter_cents between 0 and 100000000),
  registered_cents bigint not null check (registered_cents between 0 and 100000000),
  electronic_cents bigint not null check (electronic_cents between 0 and 100000000),
  sms_cents bigint not null check (sms_cents between 0 and 100000000),
  licence_month_cents bigint not null check (licence_month_cents between 0 and 100000000000)
);

alter table insight.perimeter enable row level security;
create policy one_organisation on insight.perimeter using (org_id = platform.org()) with check (org_id = platform.org());
alter table insight.reminder_price enable row level security;
create policy one_organisation on insight.reminder_price using (org_id = platform.org()) with check (org_id = platform.org());

grant usage on schema insight to quittance_app;
grant select, insert, update on insight.perimeter, insight.reminder_price to quittance_app;
