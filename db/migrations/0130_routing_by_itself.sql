-- Rules that place by themselves: within what a night may, and what each night did.

-- The most that the rules of a list place by themselves in one night: files, and an amount in the organisation's currency (null: any).
alter table outsourcing.routing_policy
  add column night_files int not null default 50 check (night_files between 1 and 20000),
  add column night_cents bigint check (night_cents > 0);

-- Until now every hand-over was asked for by a person.
update outsourcing.routing_policy p set rules = (
  select jsonb_agg(case when r.rule #>> '{then,to}' = 'mandate' then jsonb_set(r.rule, '{then,byItself}', 'false') else r.rule end order by r.place)
  from jsonb_array_elements(p.rules) with ordinality r(rule, place))
where p.rules @? '$[*].then ? (@.to == "mandate")';

-- What the rules placed by themselves on a day: one line a day, so that a day is done once; a day of stale books is looked at again.
create table outsourcing.routing_night (
  org_id int not null,
  on_day date not null,
  policy_id uuid not null,
  policy_name text not null check (length(policy_name) between 1 and 80),
  done_at timestamptz not null,
  -- How far receipts were known when they were not known far enough: nothing was placed.
  stale_on date,
  is_stale boolean not null,
  files int not null check (files >= 0),
  documents int not null check (documents >= 0),
  -- Files that were ready and stay for another night, or for a person.
  left_files int not null check (left_files >= 0),
  -- Rule by rule: what left under which act, what was kept and why.
  rules jsonb not null,
  primary key (org_id, on_day),
  check (not is_stale or files = 0)
);

alter table outsourcing.routing_night enable row level security;
create policy one_organisation on outsourcing.routing_night to quittance_app
  using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert, update on outsourcing.routing_night to quittance_app;

-- How claims are chosen is the creditor's own.
select in_hand.decide('outsourcing.routing_night', 'nothing');
