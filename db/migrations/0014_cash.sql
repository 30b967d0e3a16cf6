-- Bank accounts, their lines, what each line is matched with, and what was learnt from people's answers.
create schema cash;

-- How a receipt meets the books: a transfer of money between customers is explicit, and a payment that bounces leaves a debit
-- of its own on the day it came back, so that a balance as of the day before still shows it paid.
alter table ledger.item drop constraint item_kind_check;
alter table ledger.item add constraint item_kind_check check (kind in (
  'invoice', 'credit_note', 'receipt', 'opening', 'adjustment', 'write_off', 'fee', 'interest', 'reversal', 'transfer', 'returned'));
create table cash.setting (
  org_id int not null primary key,
  rounding_cents int not null check (rounding_cents between 0 and 1000),
  fee_cents int not null check (fee_cents between 0 and 10000),
  -- Cash discounts granted, in hundredths of a percent, and the days from issue during which they may be taken.
  discounts_bp int[] not null,
  discount_days int not null check (discount_days between 0 and 120),
  subset_items int not null check (subset_items between 0 and 24),
  -- Kinds of match applied without asking, and the share of right ones below which a kind stops by itself.
  auto_classes text[] not null,
  least_precision_bp int not null check (least_precision_bp between 9000 and 10000),
  -- What a rejected payment costs the customer; null: nothing. Never asked of a consumer.
  return_fee_cents int check (return_fee_cents between 1 and 100000),
  updated_at timestamptz not null
);

create table cash.account (
  org_id int not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  iban text check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$'),
  rib text check (rib ~ '^[0-9A-Z]{21}$'),
  other text not null default '' check (length(other) <= 80),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- The account of the general ledger that mirrors it, for what is given back to the accounts.
  ledger_account text not null default '512000' check (ledger_account ~ '^[0-9A-Z]{3,20}$'),
  -- Only an account that customers pay into tells whether the books are fresh.
  is_followed boolean not null default true,
  created_at timestamptz not null,
  primary key (org_id, id)
);
create unique index account_iban on cash.account (org_id, iban) where iban is not null;
create unique index account_rib on cash.account (org_id, rib) where rib is not null;
create index account_other on cash.account (org_id, other) where other <> '';

create table cash.statement (
  org_id int not null,
  id uuid not null,
  account_id uuid not null,
  import_id uuid not null,
  -- Its place in the file, from 1.
  no int not null,
  -- A statement says all that happened on an account between two balances; a notification some of it.
  is_complete boolean not null,
  format text not null,
  reference text not null,
  sequence text not null,
  from_on date,
  to_on date,
  opening_on date,
  opening_cents bigint,
  closing_on date,
  closing_cents bigint,
  lines int not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, account_id) references cash.account (org_id, id)
);
create index statement_account on cash.statement (org_id, account_id, closing_on) where withdrawn_at is null;
create unique index statement_import on cash.statement (org_id, import_id, no);

create table cash.line (
  org_id int not null,
  id uuid not null,
  account_id uuid not null,
  statement_id uuid not null,
  import_id uuid not null,
  file_line int not null,
  booked_on date not null,
  value_on date,
  -- Positive: money in. `left_cents` has its sign: what no match has taken yet; db/checks proves it.
  cents bigint not null check (cents <> 0),
  left_cents bigint not null check (left_cents between least(cents, 0) and greatest(cents, 0)),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  state text not null check (state in ('open', 'matched', 'set_aside', 'withdrawn')),
  -- Why it is no matter of a customer, when it is not.
  set_aside_as text not null default '' check (length(set_aside_as) <= 40),
  code text not null,
  label text not null,
  payer_name text not null,
  payer_iban text,
  -- Everything else the bank said: parties, references, remittance, return, fee, as the reader gave it.
  details jsonb not null,
  end_to_end text not null default '',
  bank_ref text not null default '',
  return_code text not null default '',
  -- Hash of what the line says: with its rank among equal ones, the same line of another file.
  content_key bigint not null,
  recorded_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, account_id) references cash.account (org_id, id),
  foreign key (org_id, statement_id) references cash.statement (org_id, id)
);
create index line_day on cash.line (org_id, account_id, booked_on, cents);
create index line_open on cash.line (org_id, booked_on, id) where state = 'open';
create index line_import on cash.line (org_id, import_id);
create index line_end_to_end on cash.line (org_id, end_to_end) where end_to_end <> '';

-- Lines read from a file and not yet committed. Unlogged: after a crash the file is simply read again.
create unlogged table cash.staged_line (
  org_id int not null,
  import_id uuid not null,
  statement_no int not null,
  line int not null,
  booked_on date not null,
  value_on date,
  cents bigint not null,
  currency text not null,
  code text not null,
  label text not null,
  payer_name text not null,
  payer_iban text,
  details jsonb not null,
  end_to_end text not null,
  bank_ref text not null,
  return_code text not null,
  content_key bigint not null,
  -- new: to be recorded; known: already here, as `line_id`.
  disposition text not null default 'new',
  line_id uuid
);
create index staged_line_import on cash.staged_line (org_id, import_id, statement_no, line);

create table cash.staged_statement (
  org_id int not null,
  import_id uuid not null,
  no int not null,
  account_id uuid,
  account jsonb not null,
  is_complete boolean not null,
  format text not null,
  reference text not null,
  sequence text not null,
  from_on date,
  to_on date,
  opening_on date,
  opening_cents bigint,
  closing_on date,
  closing_cents bigint,
  primary key (org_id, import_id, no)
);

-- The keys under which a document can be cited (src/cash/reference-key.ts), for every item that has been open.
create table cash.item_key (
  org_id int not null,
  key bigint not null,
  item_id uuid not null,
  primary key (org_id, key, item_id)
);
-- Items whose keys are known; one row each, also for those that have none.
create table cash.keyed_item (
  org_id int not null,
  item_id uuid not null,
  primary key (org_id, item_id)
);

create table cash.proposal (
  org_id int not null,
  line_id uuid not null,
  place int not null check (place between 1 and 9),
  class text not null,
  customer_id uuid not null,
  payer_id uuid,
  parts jsonb not null,
  gap_cents bigint not null default 0,
  gap_reason text not null default '',
  on_account_cents bigint not null,
  -- The receipt of the accounts that the line is.
  booked_item_id uuid,
  evidence jsonb not null,
  is_tied boolean not null,
  proposed_at timestamptz not null,
  primary key (org_id, line_id, place),
  foreign key (org_id, line_id) references cash.line (org_id, id)
);
create index proposal_customer on cash.proposal (org_id, customer_id);

-- One decision about one line: what it settled, who decided, and whether it was undone.
create table cash.match (
  org_id int not null,
  id uuid not null,
  line_id uuid not null,
  class text not null,
  customer_id uuid not null,
  payer_id uuid,
  -- The part of the line that this match takes, with the line's sign.
  cents bigint not null check (cents <> 0),
  evidence jsonb not null,
  how text not null check (how in ('automatic', 'accepted', 'by_hand')),
  matched_on date not null,
  matched_at timestamptz not null,
  matched_by text not null,
  undone_at timestamptz,
  undone_by text,
  primary key (org_id, id),
  foreign key (org_id, line_id) references cash.line (org_id, id)
);
create index match_line on cash.match (org_id, line_id);
create index match_customer on cash.match (org_id, customer_id, matched_at);
create index match_recent on cash.match (org_id, matched_at);

-- What a match wrote in the ledger, so that undoing it takes back exactly that; `known_item` is a receipt the accounts brought.
create table cash.match_effect (
  org_id int not null,
  match_id uuid not null,
  what text not null check (what in ('item', 'known_item', 'allocation', 'undone_allocation')),
  id uuid not null,
  primary key (org_id, match_id, what, id),
  foreign key (org_id, match_id) references cash.match (org_id, id)
);
create index effect_subject on cash.match_effect (org_id, id);

-- A payment that came back is work: who, why in the bank's code and words, and whether somebody dealt with it.
create table cash.returned_payment (
  org_id int not null,
  match_id uuid not null,
  customer_id uuid not null,
  code text not null,
  words text not null,
  handled_at timestamptz,
  handled_by text not null default '',
  primary key (org_id, match_id),
  foreign key (org_id, match_id) references cash.match (org_id, id)
);
create index returned_open on cash.returned_payment (org_id, customer_id) where handled_at is null;

-- "Not this one": a customer or an item never proposed again for a line.
create table cash.refusal (
  org_id int not null,
  line_id uuid not null,
  subject_id uuid not null,
  refused_at timestamptz not null,
  refused_by text not null,
  primary key (org_id, line_id, subject_id),
  foreign key (org_id, line_id) references cash.line (org_id, id)
);

-- How a customer shows itself to the bank, learnt from what people accepted. A payer may pay for several customers.
create table cash.alias (
  org_id int not null,
  kind text not null check (kind in ('iban', 'name')),
  value text not null check (length(value) between 1 and 140),
  customer_id uuid not null,
  times int not null check (times > 0),
  last_at timestamptz not null,
  primary key (org_id, kind, value, customer_id)
);
create index alias_customer on cash.alias (org_id, customer_id);

-- Each answer of a person to a proposal: the measure of what each kind of match is worth here.
create table cash.answer (
  org_id int not null,
  id uuid not null,
  class text not null,
  line_id uuid not null,
  answer text not null check (answer in ('right', 'wrong')),
  was_automatic boolean not null,
  answered_at timestamptz not null,
  answered_by text not null,
  primary key (org_id, id)
);
create index answer_class on cash.answer (org_id, class, answered_at);

do $$
declare t text;
begin
  foreach t in array array['setting', 'account', 'statement', 'line', 'staged_line', 'staged_statement', 'item_key', 'keyed_item',
    'proposal', 'match', 'match_effect', 'returned_payment', 'refusal', 'alias', 'answer'] loop
    execute format('alter table cash.%I enable row level security', t);
    execute format('create policy one_organisation on cash.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant usage on schema cash to quittance_app;
grant select, insert, update on cash.setting, cash.account, cash.alias to quittance_app;
grant select, insert on cash.match_effect, cash.returned_payment, cash.answer to quittance_app;
grant select, insert, delete on cash.item_key, cash.keyed_item, cash.refusal to quittance_app;
grant delete on cash.answer, cash.alias to quittance_app;
grant select, insert, update, delete on cash.staged_line, cash.staged_statement, cash.proposal to quittance_app;
grant select, insert on cash.statement, cash.line, cash.match to quittance_app;
grant update (withdrawn_at) on cash.statement to quittance_app;
grant update (left_cents, state, set_aside_as) on cash.line to quittance_app;
grant update (undone_at, undone_by) on cash.match to quittance_app;
grant update (handled_at, handled_by) on cash.returned_payment to quittance_app;

-- Statistics of what was just staged or keyed: the role that serves may not analyse tables it does not own.
create function cash.refresh_statistics() returns void language sql security definer set search_path = '' as $$
  analyze cash.staged_line;
  analyze cash.line;
  analyze cash.item_key;
  analyze cash.keyed_item;
$$;
revoke all on function cash.refresh_statistics() from public;
grant execute on function cash.refresh_statistics() to quittance_app;

-- Bank statements arrive through the same door as every other file.
alter table intake.import drop constraint import_kind_check;
alter table intake.import add constraint import_kind_check check (kind in ('unknown', 'fec', 'open_items', 'aged_balance', 'contacts', 'bank_statement'));

-- So does the way a statement kept as a table is read.
alter table intake.profile drop constraint profile_kind_check;
alter table intake.profile add constraint profile_kind_check check (kind in ('open_items', 'aged_balance', 'contacts', 'bank_statement'));

-- A receipt that the bank brought is recognised when the accounts send it: it takes the identity of their line, and gives it
-- back when that import is withdrawn.
grant update (source_key) on ledger.item to quittance_app;
alter table intake.effect drop constraint effect_what_check;
alter table intake.effect add constraint effect_what_check check (what in (
  'relettered', 'taken_back', 'adopted', 'customer_added', 'customer_changed', 'contact_added', 'contact_changed'));
