-- What is kept of how a provider did: what debtors say of it, the reports it gave, and whether what it promised came.

-- What a debtor answered on its page, once for each placement: how it was treated, and words if it likes. It has no account.
create table outsourcing.debtor_answer (
  org_id int not null,
  placement_id uuid not null,
  agency_org_id int references access.organisation (org_id),
  grade smallint not null check (grade between 1 and 5),
  words text not null default '' check (length(words) <= 1000),
  on_day date not null,
  answered_at timestamptz not null,
  primary key (org_id, placement_id),
  foreign key (org_id, placement_id) references outsourcing.placement (org_id, id)
);

-- A report of a period, by its last day, on the day it came: of providers whose acts are not seen here as they are done.
create table outsourcing.provider_report (
  org_id int not null,
  mandate_id uuid not null,
  until_on date not null,
  agency_org_id int references access.organisation (org_id),
  received_on date not null check (received_on > until_on),
  note text not null default '' check (length(note) <= 300),
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  primary key (org_id, mandate_id, until_on),
  foreign key (org_id, mandate_id) references outsourcing.mandate (org_id, id)
);

-- What a provider said it would recover against what came of files that had their time, as it was last reckoned (nightly); and that somebody
-- saw that it was not kept.
create table outsourcing.promise_check (
  org_id int not null,
  provider_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  checked_on date not null,
  files int not null check (files > 0),
  promised_cents bigint not null check (promised_cents >= 0),
  came_cents bigint not null check (came_cents >= 0),
  promised_bp int not null,
  came_bp int not null,
  low_bp int not null,
  high_bp int not null,
  verdict text not null check (verdict in ('kept', 'short', 'unsure', 'thin')),
  seen_on date,
  seen_by_name text,
  seen_note text not null default '' check (length(seen_note) <= 300),
  primary key (org_id, provider_id, currency),
  foreign key (org_id, provider_id) references outsourcing.provider (org_id, id),
  check ((seen_on is null) = (seen_by_name is null))
);

-- Breaches of a period that gave a credit on the fees: a period gives one once.
create table outsourcing.service_credit (
  org_id int not null,
  mandate_id uuid not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  agency_org_id int references access.organisation (org_id),
  breaches int not null check (breaches > 0),
  fee_cents bigint not null check (fee_cents > 0),
  cents bigint not null check (cents > 0 and cents <= fee_cents),
  -- The breaches one by one, as they were measured.
  detail jsonb not null,
  given_at timestamptz not null,
  given_by_name text not null,
  primary key (org_id, mandate_id, from_on),
  foreign key (org_id, mandate_id) references outsourcing.mandate (org_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['debtor_answer', 'provider_report', 'promise_check', 'service_credit'] loop
    execute format('alter table outsourcing.%I enable row level security', t);
    execute format('create policy one_organisation on outsourcing.%I to quittance_app using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
  foreach t in array array['debtor_answer', 'provider_report', 'service_credit'] loop
    execute format('create policy as_agency on outsourcing.%I for select to quittance_app using (agency_org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert on outsourcing.debtor_answer, outsourcing.provider_report, outsourcing.service_credit to quittance_app;
grant select, insert, update, delete on outsourcing.promise_check to quittance_app;

-- How a provider is judged is told in its own organisation, and to nobody who works in the creditor's.
select in_hand.decide(t::regclass, 'nothing') from unnest(array['outsourcing.debtor_answer', 'outsourcing.provider_report', 'outsourcing.promise_check',
  'outsourcing.service_credit']) t;
