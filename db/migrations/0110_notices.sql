-- Formal notices as they left, what proves each of them, and whoever collects for others.

-- One formal notice: the message that carries it, once it has left. What it said is in that message.
create table legal.notice (
  org_id int not null,
  -- The message's.
  id uuid not null,
  customer_id uuid not null,
  channel text not null check (channel in ('email', 'letter', 'registered_letter', 'electronic_registered')),
  sent_on date not null,
  -- The last day given to pay.
  deadline_on date not null,
  recorded_at timestamptz not null,
  -- Somebody has seen to what follows.
  followed_at timestamptz,
  followed_why text not null default '' check (length(followed_why) <= 300),
  followed_by_name text not null default '',
  primary key (org_id, id),
  foreign key (org_id, id) references correspondence.message (org_id, id),
  foreign key (org_id, customer_id) references parties.customer (org_id, id)
);
create index notice_customer on legal.notice (org_id, customer_id, sent_on);
create index notice_deadline on legal.notice (org_id, deadline_on) where followed_at is null;

-- What it demanded, document by document, in minor units of each.
create table legal.notice_item (
  org_id int not null,
  notice_id uuid not null,
  item_id uuid not null,
  cents bigint not null check (cents > 0),
  primary key (org_id, notice_id, item_id),
  foreign key (org_id, notice_id) references legal.notice (org_id, id),
  foreign key (org_id, item_id) references ledger.item (org_id, id)
);
create index notice_item_item on legal.notice_item (org_id, item_id);

-- What became of a notice on paper, as a member read it on a slip or a receipt. What a service says is kept with its message.
create table legal.notice_event (
  org_id int not null,
  id uuid not null,
  notice_id uuid not null,
  kind text not null check (kind in ('deposited', 'presented', 'delivered', 'refused', 'unclaimed', 'returned')),
  happened_on date not null,
  -- The scan that shows it, among the customer's documents.
  document_id uuid,
  evidence text not null default '' check (length(evidence) <= 300),
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  withdrawn_at timestamptz,
  primary key (org_id, id),
  check (document_id is not null or evidence <> ''),
  foreign key (org_id, notice_id) references legal.notice (org_id, id),
  foreign key (org_id, document_id) references documents.document (org_id, id)
);
create index notice_event_notice on legal.notice_event (org_id, notice_id);
create index notice_event_document on legal.notice_event (org_id, document_id) where document_id is not null;

-- The notice whose proof gave the day; null: a member noted it.
alter table legal.notice_received add column notice_id uuid;
create index notice_received_notice on legal.notice_received (org_id, notice_id) where notice_id is not null;

-- Whether we collect for others, and what the law asks for before that (CPCEx art. R124-2).
create table legal.agency (
  org_id int not null primary key,
  collects_for_others boolean not null,
  insurer text not null check (length(insurer) <= 200),
  policy_no text not null check (length(policy_no) <= 100),
  insured_until date,
  -- The account that holds nothing but what was collected for others.
  iban text not null check (length(iban) <= 34),
  declared_on date,
  declared_to text not null check (length(declared_to) <= 200),
  kept_at timestamptz not null,
  kept_by_name text not null
);

-- Whoever we collect for, and its written mandate (art. R124-3).
create table legal.creditor (
  org_id int not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 160),
  address text not null check (length(address) between 1 and 400),
  siren text check (siren ~ '^\d{9}$'),
  mandate_on date,
  mandate_until date,
  -- What the mandate must say: the claims, our cover, our pay, when and how we hand over, and that we may receive.
  mandate_says text[] not null default '{}',
  kept_at timestamptz not null,
  kept_by_name text not null,
  primary key (org_id, id),
  check (mandate_until is null or mandate_on is null or mandate_until >= mandate_on)
);

-- For whom we collect from a customer; a customer that is not here owes us.
create table legal.creditor_customer (
  org_id int not null,
  customer_id uuid not null,
  creditor_id uuid not null,
  primary key (org_id, customer_id),
  foreign key (org_id, customer_id) references parties.customer (org_id, id),
  foreign key (org_id, creditor_id) references legal.creditor (org_id, id)
);
create index creditor_customer_creditor on legal.creditor_customer (org_id, creditor_id);

-- The letter by which a debtor learnt of us (art. R124-4): every later message repeats its reference and its date.
create table legal.first_letter (
  org_id int not null,
  customer_id uuid not null,
  creditor_id uuid not null,
  message_id uuid not null,
  reference text not null,
  sent_on date not null,
  primary key (org_id, customer_id, creditor_id),
  foreign key (org_id, customer_id) references parties.customer (org_id, id),
  foreign key (org_id, creditor_id) references legal.creditor (org_id, id),
  foreign key (org_id, message_id) references correspondence.message (org_id, id)
);
create index first_letter_creditor on legal.first_letter (org_id, creditor_id);
create index first_letter_message on legal.first_letter (org_id, message_id);

do $$
declare t text;
begin
  foreach t in array array['notice', 'notice_item', 'notice_event', 'agency', 'creditor', 'creditor_customer', 'first_letter'] loop
    execute format('alter table legal.%I enable row level security', t);
    execute format('create policy one_organisation on legal.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert on legal.notice, legal.notice_item, legal.notice_event, legal.first_letter to quittance_app;
grant update (followed_at, followed_why, followed_by_name) on legal.notice to quittance_app;
grant update (withdrawn_at) on legal.notice_event to quittance_app;
grant select, insert, update on legal.agency, legal.creditor to quittance_app;
grant select, insert, update, delete on legal.creditor_customer to quittance_app;
