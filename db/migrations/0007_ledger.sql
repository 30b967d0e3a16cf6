-- Items and allocations. Rows are facts: they are inserted, never edited; a correction names what it reverses.
-- `open_cents` and `reversed` are sums kept beside the fact for speed; db/checks proves them equal to the facts.
create schema ledger;

create table ledger.item (
  org_id int not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('invoice', 'credit_note', 'receipt', 'opening', 'adjustment', 'write_off', 'fee', 'interest', 'reversal')),
  -- 1: the customer owes it (debit). -1: we owe it or received it (credit).
  side smallint not null check (side in (-1, 1)),
  amount_cents bigint not null check (amount_cents > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  document_no text not null default '',
  label text not null default '',
  issued_on date not null,
  due_on date not null,
  due_source text not null check (due_source in ('stated', 'computed', 'none')),
  recorded_at timestamptz not null,
  -- Where the item comes from: the import and the line that made it, the identity of that line, and the lettering group
  -- the accounts put it in (metadata of the source, replaced when the source says otherwise).
  source_id uuid,
  source_line int,
  source_key uuid,
  settle_key uuid,
  reverses uuid,
  open_cents bigint not null,
  reversed boolean not null default false,
  primary key (org_id, id),
  check (open_cents between 0 and amount_cents),
  foreign key (org_id, reverses) references ledger.item (org_id, id)
);
create unique index item_source on ledger.item (org_id, source_key) where source_key is not null and not reversed and reverses is null;
create unique index item_reverses on ledger.item (org_id, reverses) where reverses is not null;
create index item_open on ledger.item (org_id, customer_id, due_on) include (side, currency, open_cents) where open_cents > 0;
create index item_customer on ledger.item (org_id, customer_id, issued_on);
create index item_settle on ledger.item (org_id, settle_key) where settle_key is not null;
create index item_import on ledger.item (org_id, source_id, source_line) where source_id is not null;

create table ledger.allocation (
  org_id int not null,
  id uuid not null,
  debit_id uuid not null,
  credit_id uuid not null,
  -- Negative only in a reversal, which names the allocation it undoes.
  amount_cents bigint not null check (amount_cents <> 0),
  allocated_on date not null,
  recorded_at timestamptz not null,
  -- Facts of the two items, repeated so that a balance as of a past day is one pass over each table.
  customer_id uuid not null,
  currency text not null,
  debit_due_on date not null,
  source_id uuid,
  reverses uuid,
  primary key (org_id, id),
  check ((amount_cents < 0) = (reverses is not null)),
  foreign key (org_id, debit_id) references ledger.item (org_id, id),
  foreign key (org_id, credit_id) references ledger.item (org_id, id),
  foreign key (org_id, reverses) references ledger.allocation (org_id, id)
);
create unique index allocation_reverses on ledger.allocation (org_id, reverses) where reverses is not null;
create index allocation_debit on ledger.allocation (org_id, debit_id);
create index allocation_credit on ledger.allocation (org_id, credit_id);

alter table ledger.item enable row level security;
alter table ledger.allocation enable row level security;
create policy one_organisation on ledger.item using (org_id = platform.org()) with check (org_id = platform.org());
create policy one_organisation on ledger.allocation using (org_id = platform.org()) with check (org_id = platform.org());
grant usage on schema ledger to quittance_app;
grant select, insert on ledger.item, ledger.allocation to quittance_app;
grant update (open_cents, reversed, settle_key) on ledger.item to quittance_app;

create function ledger.search_documents(words text, max_rows int) returns table (id uuid)
  language sql stable security definer set search_path = '' as $$
  select i.id from ledger.item i
  where i.org_id = platform.org() and i.document_no <> ''
    and upper(i.document_no) like upper(replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_')) || '%'
  order by i.open_cents > 0 desc, i.issued_on desc
  limit least(max_rows, 200)
$$;
revoke all on function ledger.search_documents(text, int) from public;
grant execute on function ledger.search_documents(text, int) to quittance_app;
create index item_document_prefix on ledger.item (org_id, upper(document_no) text_pattern_ops) where document_no <> '';

-- After a large booking the planner must know the new sizes before the next set-based statement, or it picks loops that
-- never end. The serving role may not analyse tables it does not own; the rule is the server's own (a tenth, and fifty rows).
create function ledger.refresh_statistics(booked int) returns void language plpgsql security definer set search_path = '' as $$
begin
  if booked > 50 + 0.1 * (select greatest(reltuples, 0) from pg_catalog.pg_class where oid = 'ledger.item'::regclass) then
    analyze ledger.item;
    analyze ledger.allocation;
  end if;
end $$;
revoke all on function ledger.refresh_statistics(int) from public;
grant execute on function ledger.refresh_statistics(int) to quittance_app;
