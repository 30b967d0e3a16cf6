-- What debtors paid of placed claims, to whom, what each payment settled, and the money that an agency holds for creditors.

-- Money of a customer that is in the hands of whoever collects for us (credit), and such money that went back (debit): the customer is
-- free of its debt, and nothing has reached our bank.
alter table ledger.item drop constraint item_kind_check;
alter table ledger.item add constraint item_kind_check check (kind in (
  'invoice', 'credit_note', 'receipt', 'opening', 'adjustment', 'write_off', 'fee', 'interest', 'reversal', 'transfer', 'returned', 'refund', 'collected'));

-- One payment of one debtor for documents of one placement, in the creditor's organisation; names are copied for the agency, which reads
-- no customer from its own. Nothing is edited: one that came back, or was recorded by mistake, is marked so as a whole.
create table outsourcing.receipt (
  org_id int not null,
  id uuid not null,
  no int not null check (no > 0),
  placement_id uuid not null,
  placement_no int not null,
  mandate_id uuid not null,
  -- Null: the provider works elsewhere.
  agency_org_id int references access.organisation (org_id),
  customer_id uuid not null,
  debtor_code text not null,
  debtor_name text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  cents bigint not null check (cents > 0),
  -- Straight to the creditor, the fee is due all the same.
  paid_to text not null check (paid_to in ('agency', 'creditor')),
  means text not null check (means in ('transfer', 'cheque', 'card', 'direct_debit', 'cash', 'other')),
  received_on date not null,
  stage text not null check (stage in ('amicable', 'court')),
  -- After the placement ended: within the days in which it still earns its fee, or after them. Null: it ran that day.
  tail text check (tail in ('within', 'after')),
  payer text not null default '' check (length(payer) <= 200),
  reference text not null default '' check (length(reference) <= 100),
  -- What was left of the documents of the placement once it was booked.
  left_cents bigint not null check (left_cents >= 0),
  -- The credit in the creditor's books: the money in the agency's hands, or the bank's.
  credit_item_id uuid not null,
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  returned_on date check (returned_on >= received_on),
  returned_as text check (returned_as in ('bounced', 'mistaken', 'undone')),
  returned_why text not null default '' check (length(returned_why) <= 300),
  returned_at timestamptz,
  returned_by_name text,
  -- Handed over to the creditor: by which remittance, and the day on which that was paid. One that comes back after is the agency's
  -- claim on the creditor.
  remittance_id uuid,
  remitted_on date check (remitted_on >= received_on),
  primary key (org_id, id),
  unique (org_id, no),
  foreign key (org_id, placement_id) references outsourcing.placement (org_id, id),
  foreign key (org_id, mandate_id) references outsourcing.mandate (org_id, id),
  foreign key (org_id, customer_id) references parties.customer (org_id, id),
  foreign key (org_id, credit_item_id) references ledger.item (org_id, id),
  check ((returned_on is null) = (returned_as is null) and (returned_on is null) = (returned_at is null)),
  check (remitted_on is null or remittance_id is not null),
  check (paid_to = 'agency' or remittance_id is null)
);
create unique index receipt_credit on outsourcing.receipt (org_id, placement_id, credit_item_id) where returned_on is null;
create index receipt_placement on outsourcing.receipt (org_id, placement_id);
create index receipt_customer on outsourcing.receipt (org_id, customer_id);
create index receipt_mandate on outsourcing.receipt (org_id, mandate_id, received_on);
create index receipt_agency on outsourcing.receipt (agency_org_id, org_id, currency, received_on) where agency_org_id is not null;
create index receipt_held on outsourcing.receipt (agency_org_id, org_id, currency, received_on)
  where paid_to = 'agency' and returned_on is null and remitted_on is null;

create table outsourcing.receipt_item (
  org_id int not null,
  receipt_id uuid not null,
  item_id uuid not null,
  agency_org_id int,
  document_no text not null,
  cents bigint not null check (cents > 0),
  primary key (org_id, receipt_id, item_id),
  foreign key (org_id, receipt_id) references outsourcing.receipt (org_id, id),
  foreign key (org_id, item_id) references ledger.item (org_id, id)
);
create index receipt_item_item on outsourcing.receipt_item (org_id, item_id);

-- A line of the agency's dedicated account, told whose money it is: used once, and taken back whole. What the debtors paid beyond their
-- debts is theirs, and kept apart until it is given back.
create table outsourcing.fund_line (
  org_id int not null,
  id uuid not null,
  line_id uuid not null,
  cents bigint not null check (cents > 0),
  over_cents bigint not null default 0 check (over_cents between 0 and cents),
  over_given_back_on date,
  over_given_back_by_name text,
  used_at timestamptz not null,
  used_by_name text not null,
  undone_at timestamptz,
  undone_by_name text,
  primary key (org_id, id),
  check (over_given_back_on is null or over_cents > 0),
  foreign key (org_id, line_id) references cash.line (org_id, id)
);
create unique index fund_line_once on outsourcing.fund_line (org_id, line_id) where undone_at is null;

-- Which receipts a line is: recorded from it, or known before the bank told it (a cheque).
create table outsourcing.fund_line_receipt (
  org_id int not null,
  fund_line_id uuid not null,
  creditor_org_id int not null,
  receipt_id uuid not null,
  was_known boolean not null,
  -- Falls when the use of the line is undone.
  is_live boolean not null default true,
  primary key (org_id, fund_line_id, creditor_org_id, receipt_id),
  foreign key (org_id, fund_line_id) references outsourcing.fund_line (org_id, id)
);
create unique index fund_line_receipt_once on outsourcing.fund_line_receipt (org_id, creditor_org_id, receipt_id) where is_live;

-- What an agency holds for one creditor in one currency, in the agency's organisation. Never less than nothing, and moved by entries alone.
create table outsourcing.fund_account (
  org_id int not null,
  creditor_org_id int not null references access.organisation (org_id),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  balance_cents bigint not null check (balance_cents >= 0),
  primary key (org_id, creditor_org_id, currency),
  check (org_id <> creditor_org_id)
);

create table outsourcing.fund_entry (
  org_id int not null,
  id uuid not null,
  seq bigint generated always as identity,
  creditor_org_id int not null,
  currency text not null,
  kind text not null check (kind in ('receipt', 'return', 'remittance', 'fee')),
  -- Signed: what it adds to the account.
  cents bigint not null check (cents <> 0),
  balance_cents bigint not null check (balance_cents >= 0),
  receipt_id uuid,
  remittance_id uuid,
  on_day date not null,
  at timestamptz not null,
  by_name text not null,
  primary key (org_id, id),
  foreign key (org_id, creditor_org_id, currency) references outsourcing.fund_account (org_id, creditor_org_id, currency),
  check (kind <> 'receipt' or (cents > 0 and receipt_id is not null)),
  check (kind <> 'return' or (cents < 0 and receipt_id is not null)),
  check (kind in ('receipt', 'return') or (remittance_id is not null and receipt_id is null))
);
create unique index fund_entry_receipt on outsourcing.fund_entry (org_id, creditor_org_id, receipt_id, kind) where receipt_id is not null;
create index fund_entry_of on outsourcing.fund_entry (org_id, creditor_org_id, currency, seq);
create index fund_entry_remittance on outsourcing.fund_entry (org_id, remittance_id) where remittance_id is not null;

-- The one way into the funds of the organisation that asks: an entry opens its account, waits for whoever else moves it, and is refused when
-- it would leave less than nothing. Only money that was paid to the agency comes in, for what it is, and goes back: one creditor's never pays
-- another.
create function outsourcing.enter_funds(entries jsonb) returns void language plpgsql security definer set search_path to '' as $$
declare
  own int := platform.org();
  e record;
  left_cents bigint;
begin
  if own is null or platform.is_agent() then
    raise insufficient_privilege using message = 'funds are moved from the organisation that holds them';
  end if;
  for e in
    select * from jsonb_to_recordset(entries) as r(id uuid, creditor int, currency text, kind text, cents bigint, receipt uuid, remittance uuid, day date,
      at timestamptz, name text, place int)
    order by r.creditor, r.currency, r.place
  loop
    if e.receipt is not null and not exists (
      select 1 from outsourcing.receipt r where r.org_id = e.creditor and r.id = e.receipt and r.agency_org_id = own and r.paid_to = 'agency'
        and r.currency = e.currency and r.cents = abs(e.cents) and (e.kind = 'receipt' or r.returned_on is not null)) then
      raise check_violation using message = 'a fund entry is for the whole of a receipt that was paid to the agency';
    end if;
    insert into outsourcing.fund_account (org_id, creditor_org_id, currency, balance_cents)
      values (own, e.creditor, e.currency, 0) on conflict do nothing;
    update outsourcing.fund_account set balance_cents = balance_cents + e.cents
      where org_id = own and creditor_org_id = e.creditor and currency = e.currency returning balance_cents into left_cents;
    insert into outsourcing.fund_entry (org_id, id, creditor_org_id, currency, kind, cents, balance_cents, receipt_id, remittance_id, on_day, at, by_name)
      values (own, e.id, e.creditor, e.currency, e.kind, e.cents, left_cents, e.receipt, e.remittance, e.day, e.at, e.name);
  end loop;
end $$;
revoke all on function outsourcing.enter_funds(jsonb) from public;
grant execute on function outsourcing.enter_funds(jsonb) to quittance_app;

do $$
declare t text;
begin
  foreach t in array array['receipt', 'receipt_item', 'fund_line', 'fund_line_receipt', 'fund_account', 'fund_entry'] loop
    execute format('alter table outsourcing.%I enable row level security', t);
    execute format('create policy one_organisation on outsourcing.%I to quittance_app using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
  foreach t in array array['receipt', 'receipt_item'] loop
    execute format('create policy as_agency on outsourcing.%I for select to quittance_app using (agency_org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert on outsourcing.receipt, outsourcing.receipt_item, outsourcing.fund_line, outsourcing.fund_line_receipt to quittance_app;
grant select on outsourcing.fund_entry to quittance_app;
grant update (returned_on, returned_as, returned_why, returned_at, returned_by_name, remittance_id, remitted_on) on outsourcing.receipt to quittance_app;
grant update (over_given_back_on, over_given_back_by_name, undone_at, undone_by_name) on outsourcing.fund_line to quittance_app;
grant update (is_live) on outsourcing.fund_line_receipt to quittance_app;
grant select on outsourcing.fund_account to quittance_app;

-- Payments for what is in an agent's hands. What the agency holds is its own organisation's.
select in_hand.decide('outsourcing.receipt', 'placement placement_id');
select in_hand.decide('outsourcing.receipt_item', 'debt item_id');
select in_hand.decide(t::regclass, 'nothing') from unnest(array['outsourcing.fund_line', 'outsourcing.fund_line_receipt', 'outsourcing.fund_account',
  'outsourcing.fund_entry']) t;

-- What another capability told of a whole bank line: it is matched with nothing, set aside no otherwise and not withdrawn until that is undone.
alter table cash.line add column held_as text not null default '' check (length(held_as) <= 40);
grant update (held_as) on cash.line to quittance_app;
alter table cash.line add constraint line_held check (held_as = '' or (state = 'set_aside' and left_cents = cents));

-- Files in the hands of the organisation that asks, over all its creditors, by a document's number, a file's number, an amount left or the words
-- of a name; those given back too, for money that comes late. It says where they are: what is shown of them is read in each creditor's organisation.
create function outsourcing.search_in_hand(words text, numbers text[], files int[], cents bigint, most int)
returns table (creditor_org_id int, placement_id uuid, has_number boolean, has_amount boolean)
language plpgsql stable security definer set search_path to '' as $$
declare
  own int := platform.org();
  name record;
begin
  if platform.is_agent() then return; end if;
  select * into name from parties.patterns_of(words);
  return query
    with creditor as (
      select distinct m.org_id from outsourcing.mandate m where m.agency_org_id = own and m.version is not null
    ), document as (
      select i.org_id, i.id, true as by_number from creditor c cross join lateral (
        select d.org_id, d.id from ledger.item d
        where d.org_id = c.org_id and d.document_no <> '' and not d.reversed and d.reverses is null and upper(d.document_no) = any(numbers) limit 200) i
      union all
      select i.org_id, i.id, false from creditor c cross join lateral (
        (select d.org_id, d.id from ledger.item d
          where d.org_id = c.org_id and d.amount_cents = cents and d.open_cents = cents and d.side = 1 and not d.reversed and d.reverses is null limit 50)
        union all
        (select d.org_id, d.id from ledger.item d
          where d.org_id = c.org_id and d.open_cents = cents and d.open_cents > 0 and d.open_cents < d.amount_cents and d.side = 1 limit 50)) i
    ), found as (
      select w.org_id, w.placement_id, d.by_number, not d.by_number as by_amount
      from document d join outsourcing.placed_item w on w.org_id = d.org_id and w.item_id = d.id
      union all
      select p.org_id, p.id, true, false from outsourcing.placement p where p.agency_org_id = own and p.no = any(files)
      union all
      select p.org_id, p.id, false, false from creditor c cross join lateral (
        select k.id from parties.customer k where words <> '' and k.org_id = c.org_id and k.search_text like '%' || name.longest || '%'
          and ' ' || k.search_text like all (name.patterns) limit 50) k
      join outsourcing.placement p on p.org_id = c.org_id and p.customer_id = k.id
    )
    select p.org_id, p.id, bool_or(f.by_number), bool_or(f.by_amount)
    from found f join outsourcing.placement p on p.org_id = f.org_id and p.id = f.placement_id and p.agency_org_id = own
      and p.ended_why is distinct from 'undone'
    group by p.org_id, p.id, p.ended_on, p.placed_on
    order by bool_or(f.by_number) and bool_or(f.by_amount) desc, bool_or(f.by_number) desc, p.ended_on is null desc, p.placed_on desc, p.id
    limit least(most, 100);
end $$;
revoke all on function outsourcing.search_in_hand(text, text[], int[], bigint, int) from public;
grant execute on function outsourcing.search_in_hand(text, text[], int[], bigint, int) to quittance_app;
