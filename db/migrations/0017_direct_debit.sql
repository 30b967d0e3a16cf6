-- SEPA direct debit: mandates, collections handed to the bank, and what became of each debit.
create table cash.debit_setting (
  org_id int not null primary key,
  -- The creditor's SEPA identifier (in France the ICS), and the account that lots are credited to.
  creditor_id text not null check (creditor_id ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{4,31}$'),
  creditor_iban text not null check (creditor_iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$'),
  creditor_bic text check (creditor_bic ~ '^[A-Z0-9]{8}([A-Z0-9]{3})?$'),
  -- Days between telling the customer and debiting: fourteen by the rulebook, fewer where the contract says so.
  notice_days int not null check (notice_days between 1 and 60),
  version text not null check (version in ('pain.008.001.02', 'pain.008.001.08')),
  -- One debit for each document, or one for all that a customer owes.
  "grouping" text not null check ("grouping" in ('item', 'customer')),
  -- Whether the bank still wants a first collection announced as such.
  tells_first boolean not null,
  updated_at timestamptz not null
);

create table cash.mandate (
  org_id int not null,
  id uuid not null,
  customer_id uuid not null,
  -- The unique mandate reference (RUM), in letters that travel unchanged.
  reference text not null check (length(reference) between 1 and 35),
  scheme text not null check (scheme in ('CORE', 'B2B')),
  is_one_off boolean not null,
  debtor_name text not null check (length(debtor_name) between 1 and 70),
  iban text not null check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$'),
  bic text check (bic ~ '^[A-Z0-9]{8}([A-Z0-9]{3})?$'),
  signed_on date not null,
  -- The last collection made elsewhere, before this mandate was kept here.
  used_on date,
  state text not null check (state in ('active', 'suspended', 'ended')),
  -- Why it is not active: words of a person, or the code of the bank.
  state_reason text not null default '' check (length(state_reason) <= 200),
  state_on date not null,
  added_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, reference)
);
create index mandate_customer on cash.mandate (org_id, customer_id);

-- What a mandate was before it changed: the bank is told in the next file.
create table cash.mandate_amendment (
  org_id int not null,
  id uuid not null,
  mandate_id uuid not null,
  previous_reference text,
  previous_iban text,
  amended_at timestamptz not null,
  amended_by text not null,
  primary key (org_id, id),
  foreign key (org_id, mandate_id) references cash.mandate (org_id, id),
  check (previous_reference is not null or previous_iban is not null)
);
create index amendment_mandate on cash.mandate_amendment (org_id, mandate_id, amended_at);

create table cash.collection (
  org_id int not null,
  id uuid not null,
  no int not null check (no > 0),
  -- Unique among all files sent to the bank.
  message_id text not null check (length(message_id) between 1 and 30),
  collect_on date not null,
  state text not null check (state in ('draft', 'handed_over', 'cancelled')),
  version text not null,
  -- Who collects, as the file says it: the file can be made again after the organisation has changed.
  creditor jsonb not null,
  notice_days int not null,
  made_at timestamptz not null,
  made_by text not null,
  handed_at timestamptz,
  handed_by text not null default '',
  primary key (org_id, id),
  unique (org_id, no),
  unique (org_id, message_id)
);
create index collection_live on cash.collection (org_id, collect_on) where state <> 'cancelled';

create table cash.debit (
  org_id int not null,
  id uuid not null,
  collection_id uuid not null,
  place int not null check (place > 0),
  customer_id uuid not null,
  mandate_id uuid not null,
  -- Comes back in the bank's answers and on its statements.
  end_to_end text not null,
  cents bigint not null check (cents > 0),
  sequence text not null check (sequence in ('FRST', 'RCUR', 'OOFF')),
  -- The lot of the file that it is in: one credit on the statement.
  lot text not null,
  -- Mandate and debtor as the file says them.
  told jsonb not null,
  words text not null check (length(words) <= 140),
  -- Refused by the bank before settlement.
  rejected_on date,
  -- The bank's code and words, whether rejected or returned.
  code text not null default '',
  code_words text not null default '',
  match_id uuid,
  returned_match_id uuid,
  -- The first day it may be presented once more; none until a person or the bank's reason says so.
  retry_on date,
  primary key (org_id, id),
  foreign key (org_id, collection_id) references cash.collection (org_id, id),
  foreign key (org_id, mandate_id) references cash.mandate (org_id, id),
  foreign key (org_id, match_id) references cash.match (org_id, id),
  foreign key (org_id, returned_match_id) references cash.match (org_id, id),
  unique (org_id, end_to_end)
);
create index debit_collection on cash.debit (org_id, collection_id, place);
create index debit_customer on cash.debit (org_id, customer_id);
create index debit_mandate on cash.debit (org_id, mandate_id);
create index debit_match on cash.debit (org_id, match_id) where match_id is not null;

-- What a debit collects: positive parts of debits, negative ones of credits deducted.
create table cash.debit_part (
  org_id int not null,
  debit_id uuid not null,
  item_id uuid not null,
  cents bigint not null check (cents <> 0),
  primary key (org_id, debit_id, item_id),
  foreign key (org_id, debit_id) references cash.debit (org_id, id)
);
create index debit_part_item on cash.debit_part (org_id, item_id);

do $$
declare t text;
begin
  foreach t in array array['debit_setting', 'mandate', 'mandate_amendment', 'collection', 'debit', 'debit_part'] loop
    execute format('alter table cash.%I enable row level security', t);
    execute format('create policy one_organisation on cash.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert, update on cash.debit_setting to quittance_app;
grant select, insert on cash.mandate, cash.mandate_amendment, cash.collection, cash.debit, cash.debit_part to quittance_app;
grant update (reference, debtor_name, iban, bic, state, state_reason, state_on) on cash.mandate to quittance_app;
grant update (state, handed_at, handed_by) on cash.collection to quittance_app;
grant update (sequence, lot, told, rejected_on, code, code_words, match_id, returned_match_id, retry_on) on cash.debit to quittance_app;
