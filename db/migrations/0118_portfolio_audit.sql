-- What became of debts that had reached an age, by what was left of them that day: measured once, for the worklist and for whoever weighs collecting
-- through others. The desk kept it by age alone.
create table ledger.recovery (
  org_id int not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Its place among the sizes told apart, the smallest first.
  size smallint not null check (size >= 0),
  from_days int not null check (from_days >= 0),
  items int not null check (items >= 0),
  reached_cents bigint not null check (reached_cents >= 0),
  recovered_cents bigint not null check (recovered_cents between 0 and reached_cents),
  measured_on date not null,
  primary key (org_id, currency, size, from_days)
);
alter table ledger.recovery enable row level security;
create policy one_organisation on ledger.recovery to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert, delete on ledger.recovery to quittance_app;
drop table desk.recovery;

-- What only the organisation knows of its own collecting: the books do not tell the hours it takes.
create table outsourcing.audit_setting (
  org_id int primary key,
  minutes_a_week int check (minutes_a_week between 0 and 60000),
  kept_at timestamptz not null,
  kept_by_name text not null
);

-- What an organisation compares: collecting here, through others, or both.
create table outsourcing.comparison (
  org_id int primary key,
  asked jsonb not null,
  kept_at timestamptz not null,
  kept_by_name text not null
);

do $$
declare t text;
begin
  foreach t in array array['outsourcing.audit_setting', 'outsourcing.comparison'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy one_organisation on %s to quittance_app using (org_id = platform.org()) with check (org_id = platform.org())', t);
    execute format('grant select, insert, update on %s to quittance_app', t);
  end loop;
end $$;
