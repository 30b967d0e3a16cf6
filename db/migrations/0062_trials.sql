-- A segment reminded in two ways for some weeks: by the scenario it follows, and by another for a share of its customers.
create table dunning.trial (
  org_id int not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  segment_id uuid not null,
  -- The names of the day: the result is read long after, whatever became of the segment.
  segment_name text not null,
  champion_id uuid not null,
  challenger_id uuid not null,
  share_percent smallint not null check (share_percent between 1 and 99),
  from_on date not null,
  -- The last day on which the challenger is followed.
  to_on date not null check (to_on > from_on),
  state text not null check (state in ('running', 'ended')),
  -- What was followed after it; null: ended without choosing.
  adopted_id uuid,
  ended_on date,
  created_at timestamptz not null,
  created_by text not null,
  primary key (org_id, id),
  constraint trial_challenger check (challenger_id <> champion_id)
);
create unique index trial_running on dunning.trial (org_id, segment_id) where state = 'running';

-- Who is in a trial, and on which side: drawn once from the customer and the trial, and kept whatever happens to either.
create table dunning.trial_customer (
  org_id int not null,
  trial_id uuid not null,
  customer_id uuid not null,
  is_challenger boolean not null,
  entered_on date not null,
  primary key (org_id, trial_id, customer_id),
  constraint trial_customer_trial foreign key (org_id, trial_id) references dunning.trial (org_id, id)
);

-- The trial of which a customer follows the challenger now.
alter table dunning.placement add column challenger_of uuid;

do $$
declare t text;
begin
  foreach t in array array['trial', 'trial_customer'] loop
    execute format('alter table dunning.%I enable row level security', t);
    execute format('create policy one_organisation on dunning.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert on dunning.trial, dunning.trial_customer to quittance_app;
grant update (state, adopted_id, ended_on) on dunning.trial to quittance_app;
