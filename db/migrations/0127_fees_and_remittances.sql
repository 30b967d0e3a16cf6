-- What a provider is owed for its work, what is invoiced of it and disputed; and how the money that debtors paid to it is handed over.
-- All of it lives with the creditor, and the agency reads it; see docs/decisions/0022.

-- One receipt, its return, a side cost or a period, at the tariff of the version in force. Never edited: what is given back is a line.
create table outsourcing.fee_line (
  org_id int not null,
  id uuid not null,
  mandate_id uuid not null,
  version smallint not null check (version > 0),
  agency_org_id int references access.organisation (org_id),
  kind text not null check (kind in ('receipt', 'return', 'side_cost', 'period', 'credit', 'service_credit')),
  placement_id uuid,
  receipt_id uuid,
  -- Of a side cost: which, and what it was.
  side_cost text check (side_cost in ('registered_letter', 'search', 'visit', 'bailiff', 'lawyer', 'court', 'other')),
  label text not null default '' check (length(label) <= 200),
  period_from date,
  period_to date check (period_to >= period_from),
  -- Of a credit: the line that is given back.
  reverses uuid,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  on_day date not null,
  net_cents bigint not null,
  vat_bp int not null check (vat_bp between 0 and 10000),
  vat_cents bigint not null,
  -- How it came to that, and why nothing could be charged.
  detail jsonb not null,
  refusal jsonb,
  made_at timestamptz not null,
  made_by_name text not null,
  invoice_id uuid,
  primary key (org_id, id),
  foreign key (org_id, mandate_id) references outsourcing.mandate (org_id, id),
  foreign key (org_id, placement_id) references outsourcing.placement (org_id, id),
  foreign key (org_id, receipt_id) references outsourcing.receipt (org_id, id),
  foreign key (org_id, reverses) references outsourcing.fee_line (org_id, id),
  check (net_cents * vat_cents >= 0),
  check ((kind in ('receipt', 'return')) = (receipt_id is not null)),
  check ((kind = 'side_cost') = (side_cost is not null)),
  check ((kind in ('period', 'service_credit')) = (period_from is not null)),
  check ((kind = 'credit') = (reverses is not null)),
  check (refusal is null or net_cents = 0)
);
create unique index fee_line_receipt on outsourcing.fee_line (org_id, receipt_id, kind) where receipt_id is not null;
create unique index fee_line_period on outsourcing.fee_line (org_id, mandate_id, period_from) where kind = 'period';
create unique index fee_line_service_credit on outsourcing.fee_line (org_id, mandate_id, period_from) where kind = 'service_credit';
create unique index fee_line_credit on outsourcing.fee_line (org_id, reverses) where reverses is not null;
create index fee_line_mandate on outsourcing.fee_line (org_id, mandate_id, on_day);
create index fee_line_placement on outsourcing.fee_line (org_id, placement_id);
create index fee_line_invoice on outsourcing.fee_line (org_id, invoice_id);
create index fee_line_unbilled on outsourcing.fee_line (org_id, mandate_id) where invoice_id is null;
create index fee_line_agency on outsourcing.fee_line (agency_org_id, org_id) where agency_org_id is not null;

-- The paper that proves a side cost.
create table outsourcing.fee_proof (
  org_id int not null,
  line_id uuid not null,
  agency_org_id int,
  name text not null check (length(name) between 1 and 300),
  type text not null,
  sha256 bytea not null check (length(sha256) = 32),
  bytes bytea not null check (length(bytes) between 1 and 10485760),
  primary key (org_id, line_id),
  foreign key (org_id, line_id) references outsourcing.fee_line (org_id, id)
);
alter table outsourcing.fee_proof alter column bytes set storage external;

-- A line that the creditor contests: neither invoiced nor set off until it is answered.
create table outsourcing.fee_dispute (
  org_id int not null,
  line_id uuid not null,
  agency_org_id int,
  why text not null check (length(why) between 1 and 500),
  disputed_at timestamptz not null,
  disputed_by_name text not null,
  answer text check (answer in ('accepted', 'refused')),
  answer_why text not null default '' check (length(answer_why) <= 500),
  answered_at timestamptz,
  answered_by_name text,
  primary key (org_id, line_id),
  foreign key (org_id, line_id) references outsourcing.fee_line (org_id, id),
  check ((answer is null) = (answered_at is null))
);

-- An invoice of fees, or the credit note that gives some back (amounts below nothing). `no`: the agency's own sequence; an agency that
-- works elsewhere numbers its invoices itself.
create table outsourcing.fee_invoice (
  org_id int not null,
  id uuid not null,
  mandate_id uuid not null,
  agency_org_id int references access.organisation (org_id),
  no int check (no > 0),
  number text not null check (length(number) between 1 and 40),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  issued_on date not null,
  due_on date not null check (due_on >= issued_on),
  net_cents bigint not null,
  vat_cents bigint not null,
  -- Who invoices whom, and what must be said, as it was that day.
  parties jsonb not null,
  issued_at timestamptz not null,
  issued_by_name text not null,
  primary key (org_id, id),
  foreign key (org_id, mandate_id) references outsourcing.mandate (org_id, id),
  check (net_cents * vat_cents >= 0),
  check ((agency_org_id is null) = (no is null))
);
create index fee_invoice_agency on outsourcing.fee_invoice (agency_org_id, no) where agency_org_id is not null;
create index fee_invoice_mandate on outsourcing.fee_invoice (org_id, mandate_id, issued_on);
alter table outsourcing.fee_line add foreign key (org_id, invoice_id) references outsourcing.fee_invoice (org_id, id);

-- The last number of an agency's invoices, in its own organisation: whoever takes the next waits for whoever took the last, so that none is given
-- twice and none left out.
create table outsourcing.invoice_sequence (
  org_id int not null primary key,
  last_no int not null check (last_no >= 0)
);

-- One handing over of what debtors paid under a mandate: announced, paid from the dedicated account, found at the creditor's bank. `run_id`:
-- what was made together, over several creditors.
create table outsourcing.remittance (
  org_id int not null,
  id uuid not null,
  no int not null check (no > 0),
  run_id uuid not null,
  mandate_id uuid not null,
  provider_id uuid not null,
  agency_org_id int references access.organisation (org_id),
  mode text not null check (mode in ('net', 'gross')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  state text not null check (state in ('made', 'paid', 'undone')),
  made_on date not null,
  -- The first day on which something of it would be late.
  due_on date not null,
  receipts_cents bigint not null check (receipts_cents > 0),
  returns_cents bigint not null check (returns_cents >= 0),
  fees_cents bigint not null check (fees_cents >= 0),
  cents bigint not null check (cents >= 0),
  reference text not null check (length(reference) between 1 and 35),
  iban text not null check (length(iban) <= 34),
  paid_on date,
  -- The line of the creditor's bank that brought it.
  line_id uuid,
  made_at timestamptz not null,
  made_by_name text not null,
  paid_at timestamptz,
  paid_by_name text,
  undone_at timestamptz,
  undone_by_name text,
  primary key (org_id, id),
  unique (org_id, provider_id, no),
  unique (org_id, reference),
  foreign key (org_id, mandate_id) references outsourcing.mandate (org_id, id),
  foreign key (org_id, line_id) references cash.line (org_id, id),
  check (cents = receipts_cents - returns_cents - fees_cents),
  check (mode = 'net' or fees_cents = 0),
  check ((state = 'paid') = (paid_on is not null)),
  check ((state = 'undone') = (undone_at is not null)),
  check (line_id is null or state = 'paid')
);
create index remittance_mandate on outsourcing.remittance (org_id, mandate_id, made_on);
create index remittance_agency on outsourcing.remittance (agency_org_id, made_at) where agency_org_id is not null;
create index remittance_run on outsourcing.remittance (run_id);
create unique index remittance_bank_line on outsourcing.remittance (org_id, line_id) where line_id is not null;

-- The receipts that a remittance hands over, and those that went back after they had been handed over and are kept from it. A receipt goes
-- once, and comes off once.
create table outsourcing.remittance_line (
  org_id int not null,
  remittance_id uuid not null,
  receipt_id uuid not null,
  agency_org_id int,
  kind text not null check (kind in ('receipt', 'return')),
  cents bigint not null check (cents > 0),
  due_on date not null,
  is_live boolean not null,
  primary key (org_id, remittance_id, receipt_id, kind),
  foreign key (org_id, remittance_id) references outsourcing.remittance (org_id, id),
  foreign key (org_id, receipt_id) references outsourcing.receipt (org_id, id)
);
create unique index remittance_line_once on outsourcing.remittance_line (org_id, receipt_id, kind) where is_live;

-- What settles an invoice, or uses a credit note up: what a remittance keeps back, or money paid. Signed like the invoice.
create table outsourcing.fee_settlement (
  org_id int not null,
  id uuid not null,
  invoice_id uuid not null,
  agency_org_id int,
  remittance_id uuid,
  cents bigint not null check (cents <> 0),
  on_day date not null,
  at timestamptz not null,
  by_name text not null,
  is_live boolean not null,
  primary key (org_id, id),
  foreign key (org_id, invoice_id) references outsourcing.fee_invoice (org_id, id),
  foreign key (org_id, remittance_id) references outsourcing.remittance (org_id, id)
);
create index fee_settlement_invoice on outsourcing.fee_settlement (org_id, invoice_id) where is_live;
create index fee_settlement_remittance on outsourcing.fee_settlement (org_id, remittance_id) where remittance_id is not null;

-- A statement of a provider that works elsewhere and that did not add up: what it said, and why it was refused.
create table outsourcing.remittance_refusal (
  org_id int not null,
  id uuid not null,
  mandate_id uuid not null,
  name text not null check (length(name) between 1 and 300),
  sha256 bytea not null check (length(sha256) = 32),
  reasons jsonb not null,
  refused_on date not null,
  refused_at timestamptz not null,
  refused_by_name text not null,
  primary key (org_id, id),
  foreign key (org_id, mandate_id) references outsourcing.mandate (org_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['fee_line', 'fee_proof', 'fee_dispute', 'fee_invoice', 'invoice_sequence', 'remittance', 'remittance_line', 'fee_settlement',
    'remittance_refusal'] loop
    execute format('alter table outsourcing.%I enable row level security', t);
    execute format('create policy one_organisation on outsourcing.%I to quittance_app using (org_id = platform.org()) with check (org_id = platform.org())', t);
    perform in_hand.decide(format('outsourcing.%I', t)::regclass, 'nothing');
  end loop;
  foreach t in array array['fee_line', 'fee_proof', 'fee_dispute', 'fee_invoice', 'remittance', 'remittance_line', 'fee_settlement'] loop
    execute format('create policy as_agency on outsourcing.%I for select to quittance_app using (agency_org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert on outsourcing.fee_line, outsourcing.fee_proof, outsourcing.fee_dispute, outsourcing.fee_invoice, outsourcing.remittance,
  outsourcing.remittance_line, outsourcing.fee_settlement, outsourcing.remittance_refusal to quittance_app;
grant select, insert, update on outsourcing.invoice_sequence to quittance_app;
grant update (invoice_id) on outsourcing.fee_line to quittance_app;
grant update (answer, answer_why, answered_at, answered_by_name) on outsourcing.fee_dispute to quittance_app;
grant update (state, paid_on, line_id, paid_at, paid_by_name, undone_at, undone_by_name) on outsourcing.remittance to quittance_app;
grant update (is_live) on outsourcing.remittance_line, outsourcing.fee_settlement to quittance_app;
