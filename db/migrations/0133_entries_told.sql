-- Entries for the accounts that another capability tells: they hang on no item of a customer, and leave in the same exports, once.

create function cash.is_balanced(parts jsonb) returns boolean language sql immutable set search_path to '' as $$
  select coalesce(sum((p ->> 'cents')::bigint), 1) = 0 and bool_and((p ->> 'cents')::bigint <> 0) from jsonb_array_elements(parts) p
$$;

create table cash.told_entry (
  org_id int not null,
  id uuid not null,
  kind text not null check (kind in ('fee_invoice', 'fee_set_off', 'remittance')),
  -- What it tells: while one stands, nobody tells it again.
  about_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- The day of the entry, and that of what it tells: another one for an entry that takes one back.
  on_day date not null,
  piece_on date not null,
  piece text not null check (length(piece) between 1 and 40),
  label text not null check (length(label) <= 200),
  -- Who it is about: whoever collects.
  party text not null check (length(party) between 1 and 200),
  -- Which accounts, by what they are for, and how much: debits above nothing, credits below.
  parts jsonb not null check (jsonb_typeof(parts) = 'array' and cash.is_balanced(parts)),
  amount_cents bigint not null check (amount_cents > 0),
  -- The bank line that brought it.
  line_id uuid,
  -- The entry that this one takes back, and whether one does.
  reverses uuid,
  is_reversed boolean not null default false,
  export_id uuid,
  at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, reverses) references cash.told_entry (org_id, id),
  foreign key (org_id, line_id) references cash.line (org_id, id),
  foreign key (org_id, export_id) references cash.journal_export (org_id, id)
);
create unique index told_entry_once on cash.told_entry (org_id, kind, about_id) where reverses is null and not is_reversed;
create unique index told_entry_reversal on cash.told_entry (org_id, reverses) where reverses is not null;
create index told_entry_export on cash.told_entry (org_id, export_id) where export_id is not null;
create index told_entry_pending on cash.told_entry (org_id) where export_id is null;
create index told_entry_line on cash.told_entry (org_id, line_id) where line_id is not null;

alter table cash.told_entry enable row level security;
create policy one_organisation on cash.told_entry to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert on cash.told_entry to quittance_app;
grant update (is_reversed, export_id) on cash.told_entry to quittance_app;
select in_hand.decide('cash.told_entry', 'nothing');

alter table cash.journal_setting
  add column collector_account text not null default '467000',
  add column supplier_account text not null default '401000',
  add column fee_account text not null default '622600',
  add column fee_vat_account text not null default '445660';
-- What exports gave keeps its accounts: until now, money held by whoever collects stood in the suspense account.
update cash.journal_export set accounts = accounts || jsonb_build_object('collectorAccount', coalesce(accounts ->> 'suspenseAccount', '471000'));

-- What was invoiced, kept back and brought before this was told.
insert into cash.told_entry (org_id, id, kind, about_id, currency, on_day, piece_on, piece, label, party, parts, amount_cents, line_id, at)
select i.org_id, i.id, 'fee_invoice', i.id, i.currency, i.issued_on, i.issued_on, i.number, 'Honoraires ' || i.number, m.provider_name,
  (select jsonb_agg(p) from (values
    (jsonb_build_object('account', 'feeAccount', 'cents', i.net_cents)),
    (jsonb_build_object('account', 'feeVatAccount', 'cents', i.vat_cents)),
    (jsonb_build_object('account', 'supplierAccount', 'cents', -i.net_cents - i.vat_cents))) v(p) where (p ->> 'cents')::bigint <> 0),
  abs(i.net_cents + i.vat_cents), null::uuid, i.issued_at
from outsourcing.fee_invoice i join outsourcing.mandate m on m.org_id = i.org_id and m.id = i.mandate_id
where i.net_cents + i.vat_cents <> 0 and m.provider_name <> ''
union all
select t.org_id, platform.new_id(), 'fee_set_off', t.id, t.currency, t.paid_on, t.paid_on, 'RV-' || lpad(t.no::text, 4, '0'),
  'Honoraires retenus sur reversement RV-' || lpad(t.no::text, 4, '0'), m.provider_name,
  jsonb_build_array(jsonb_build_object('account', 'supplierAccount', 'cents', t.fees_cents), jsonb_build_object('account', 'collectorAccount', 'cents', -t.fees_cents)),
  t.fees_cents, null::uuid, t.paid_at
from outsourcing.remittance t join outsourcing.mandate m on m.org_id = t.org_id and m.id = t.mandate_id
where t.state = 'paid' and t.fees_cents > 0 and m.provider_name <> ''
union all
select t.org_id, platform.new_id(), 'remittance', t.id, t.currency, l.booked_on, l.booked_on, 'RV-' || lpad(t.no::text, 4, '0'),
  'Reversement RV-' || lpad(t.no::text, 4, '0'), m.provider_name,
  jsonb_build_array(jsonb_build_object('account', 'bank', 'cents', t.cents), jsonb_build_object('account', 'collectorAccount', 'cents', -t.cents)),
  t.cents, l.id, l.recorded_at
from outsourcing.remittance t join outsourcing.mandate m on m.org_id = t.org_id and m.id = t.mandate_id
join cash.line l on l.org_id = t.org_id and l.id = t.line_id
where m.provider_name <> '';

-- A line of the agency's dedicated account that brings no debtor's payment, told: what left with it, or that it is money of the agency's own.
-- One transfer may be several remittances.
create table outsourcing.fund_move (
  org_id int not null,
  id uuid not null,
  line_id uuid not null,
  kind text not null check (kind in ('remittance', 'return', 'overpayment', 'own')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Signed, as the bank does: its own money alone may also come in.
  cents bigint not null check (cents < 0 or kind = 'own' and cents <> 0),
  creditor_org_id int,
  remittance_id uuid,
  receipt_id uuid,
  fund_line_id uuid,
  told_at timestamptz not null,
  told_by_name text not null,
  undone_at timestamptz,
  undone_by_name text,
  primary key (org_id, id),
  foreign key (org_id, line_id) references cash.line (org_id, id),
  foreign key (org_id, fund_line_id) references outsourcing.fund_line (org_id, id),
  check ((kind = 'remittance') = (remittance_id is not null) and (kind = 'return') = (receipt_id is not null)),
  check ((kind = 'overpayment') = (fund_line_id is not null) and (kind in ('remittance', 'return')) = (creditor_org_id is not null)),
  check ((undone_at is null) = (undone_by_name is null))
);
create index fund_move_line on outsourcing.fund_move (org_id, line_id);
create unique index fund_move_remittance on outsourcing.fund_move (org_id, creditor_org_id, remittance_id) where undone_at is null and remittance_id is not null;
create unique index fund_move_receipt on outsourcing.fund_move (org_id, creditor_org_id, receipt_id) where undone_at is null and receipt_id is not null;
create unique index fund_move_overpayment on outsourcing.fund_move (org_id, fund_line_id) where undone_at is null and fund_line_id is not null;

alter table outsourcing.fund_move enable row level security;
create policy one_organisation on outsourcing.fund_move to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert on outsourcing.fund_move to quittance_app;
grant update (undone_at, undone_by_name) on outsourcing.fund_move to quittance_app;
select in_hand.decide('outsourcing.fund_move', 'nothing');

-- The receipt of a payment, mailed to its debtor in the voice of whoever collects: once. In the creditor's organisation; the agency reads it.
create table outsourcing.quittance_mail (
  org_id int not null,
  receipt_id uuid not null,
  agency_org_id int not null references access.organisation (org_id),
  message_id uuid not null,
  document_id uuid not null,
  to_address text not null,
  asked_at timestamptz not null,
  asked_by_name text not null,
  primary key (org_id, receipt_id),
  unique (org_id, message_id),
  foreign key (org_id, receipt_id) references outsourcing.receipt (org_id, id)
);

-- Whether an agency mails receipts as soon as it records them; in its own organisation.
create table outsourcing.quittance_setting (
  org_id int not null primary key,
  mails_at_once boolean not null,
  changed_at timestamptz not null,
  changed_by_name text not null
);

do $$
declare t text;
begin
  foreach t in array array['quittance_mail', 'quittance_setting'] loop
    execute format('alter table outsourcing.%I enable row level security', t);
    execute format('create policy one_organisation on outsourcing.%I to quittance_app using (org_id = platform.org()) with check (org_id = platform.org())', t);
    perform in_hand.decide(format('outsourcing.%I', t)::regclass, 'nothing');
  end loop;
end $$;
create policy as_agency on outsourcing.quittance_mail for select to quittance_app using (agency_org_id = platform.org());
grant select, insert on outsourcing.quittance_mail to quittance_app;
grant select, insert, update on outsourcing.quittance_setting to quittance_app;
