-- Doubtful debts: what each is provided for at a closing day and why, and debts lost, with the VAT taken back.

create table legal.provision_setting (
  org_id int not null primary key,
  -- The rate that documents usually bear, in hundredths of a percent; null: nobody said, and nothing can be reckoned net.
  vat_bp int check (vat_bp between 0 and 3000),
  percents jsonb not null,
  accounts jsonb not null,
  -- What a duplicate says, and the text it rests on; `verified_on`: the day somebody compared it.
  vat_sentence text not null check (length(vat_sentence) between 20 and 600),
  vat_reference text not null check (length(vat_reference) between 3 and 200),
  vat_verified_on date
);

-- The VAT of one document where it is not the usual one, as somebody read it on the invoice; in minor units of the whole document.
create table legal.item_vat (
  org_id int not null,
  item_id uuid not null,
  vat_cents bigint not null check (vat_cents >= 0),
  told_at timestamptz not null,
  told_by_name text not null,
  primary key (org_id, item_id),
  foreign key (org_id, item_id) references ledger.item (org_id, id)
);

-- What somebody decided of one debt at a closing day; null percent: left out.
create table legal.provision_choice (
  org_id int not null,
  closing_on date not null,
  item_id uuid not null,
  percent_bp int check (percent_bp between 0 and 10000),
  evidence text not null check (length(evidence) <= 2000),
  chosen_at timestamptz not null,
  chosen_by_name text not null,
  primary key (org_id, closing_on, item_id),
  foreign key (org_id, item_id) references ledger.item (org_id, id)
);

-- A closing as it was validated: its lines are what was shown then, whatever the books say later.
create table legal.provision_closing (
  org_id int not null,
  id uuid not null,
  no int not null check (no > 0),
  closing_on date not null,
  currency text not null,
  accounts jsonb not null,
  validated_at timestamptz not null,
  validated_by_name text not null,
  primary key (org_id, id),
  unique (org_id, currency, closing_on)
);

create table legal.provision_line (
  org_id int not null,
  closing_id uuid not null,
  item_id uuid not null,
  customer_id uuid not null,
  document_no text not null,
  reason text not null,
  gross_cents bigint not null check (gross_cents >= 0),
  vat_cents bigint not null check (vat_cents >= 0),
  percent_bp int not null check (percent_bp between 0 and 10000),
  provision_cents bigint not null check (provision_cents >= 0),
  -- What was provided for the same debt at the closing before.
  before_cents bigint not null check (before_cents >= 0),
  -- What of it stood on the account of doubtful customers since then, less what was lost.
  before_gross_cents bigint not null check (before_gross_cents >= 0),
  is_deductible boolean not null,
  evidence jsonb not null,
  primary key (org_id, closing_id, item_id),
  foreign key (org_id, closing_id) references legal.provision_closing (org_id, id)
);
create index provision_line_item on legal.provision_line (org_id, item_id);

-- Debts of one customer that are lost: written off, their VAT taken back. Taken back whole or not at all.
create table legal.loss (
  org_id int not null,
  id uuid not null,
  no int not null check (no > 0),
  customer_id uuid not null,
  on_day date not null,
  cause text not null check (cause in ('liquidation', 'irrecoverable')),
  evidence text not null check (length(evidence) between 3 and 2000),
  currency text not null,
  vat_sentence text not null,
  vat_reference text not null,
  accounts jsonb not null,
  lines jsonb not null,
  write_off_id uuid not null,
  -- The duplicates were sent to the customer: without them no VAT is taken back.
  duplicate_sent_on date,
  made_at timestamptz not null,
  made_by_name text not null,
  taken_back_at timestamptz,
  taken_back_why text not null default '' check (length(taken_back_why) <= 300),
  primary key (org_id, id),
  unique (org_id, no),
  foreign key (org_id, customer_id) references parties.customer (org_id, id),
  foreign key (org_id, write_off_id) references ledger.item (org_id, id)
);
create index loss_customer on legal.loss (org_id, customer_id);

do $$
declare t text;
begin
  foreach t in array array['provision_setting', 'item_vat', 'provision_choice', 'provision_closing', 'provision_line', 'loss'] loop
    execute format('alter table legal.%I enable row level security', t);
    execute format('create policy one_organisation on legal.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert, update on legal.provision_setting, legal.item_vat, legal.provision_choice to quittance_app;
grant select, insert on legal.provision_closing, legal.provision_line, legal.loss to quittance_app;
grant update (duplicate_sent_on, taken_back_at, taken_back_why) on legal.loss to quittance_app;
