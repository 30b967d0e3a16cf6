-- Fees of a period that stay right whatever comes later, and fees that are found without reading every receipt.

-- What was charged of a period and what would have been, once more of it is known: a line of its own, since none is edited.
alter table outsourcing.fee_line drop constraint fee_line_kind_check;
alter table outsourcing.fee_line add constraint fee_line_kind_check
  check (kind in ('receipt', 'return', 'side_cost', 'period', 'correction', 'credit', 'service_credit'));
do $$
declare name text;
begin
  select conname into strict name from pg_constraint
    where conrelid = 'outsourcing.fee_line'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%period_from IS NOT NULL%';
  execute format('alter table outsourcing.fee_line drop constraint %I', name);
end $$;
alter table outsourcing.fee_line add constraint fee_line_has_period
  check ((kind in ('period', 'correction', 'service_credit')) = (period_from is not null));
create index fee_line_of_period on outsourcing.fee_line (org_id, mandate_id, period_from) where kind in ('period', 'correction');

-- A receipt that was not charged yet, or whose fee was not given back yet since it went back: what is reckoned next, found without the others.
alter table outsourcing.receipt add column fee_waits boolean not null default false;
update outsourcing.receipt r set fee_waits = true
  where r.tail is distinct from 'after' and (
    (r.returned_on is null) = (not exists (
      select 1 from outsourcing.fee_line l where l.org_id = r.org_id and l.receipt_id = r.id and l.kind = 'receipt'))
    and not exists (select 1 from outsourcing.fee_line l where l.org_id = r.org_id and l.receipt_id = r.id and l.kind = 'return'));
alter table outsourcing.receipt alter column fee_waits set default true;
grant update (fee_waits) on outsourcing.receipt to quittance_app;
create index receipt_fee_waits on outsourcing.receipt (org_id, placement_id) where fee_waits and tail is distinct from 'after';

-- An agency asks for a row by its id alone: whose books it is in is what it finds out.
create index receipt_by_id on outsourcing.receipt (id);
create index fee_line_by_id on outsourcing.fee_line (id);
create index fee_invoice_by_id on outsourcing.fee_invoice (id);
create index remittance_by_id on outsourcing.remittance (id);

-- The last day on which what providers promised was held against what came, also where nothing could be said of it.
create table outsourcing.promise_day (
  org_id int not null primary key,
  checked_on date not null
);
alter table outsourcing.promise_day enable row level security;
create policy one_organisation on outsourcing.promise_day to quittance_app
  using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert, update on outsourcing.promise_day to quittance_app;
select in_hand.decide('outsourcing.promise_day', 'nothing');
