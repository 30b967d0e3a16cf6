-- A large import is withdrawn by a job: until that is done it is still in the books.
alter table intake.import drop constraint import_state_check;
alter table intake.import add constraint import_state_check
  check (state in ('reading', 'refused', 'previewed', 'committing', 'committed', 'withdrawing', 'withdrawn', 'discarded'));
drop index intake.import_committed;
create index import_in_books on intake.import (org_id, kind, fiscal_year_end) where state in ('committed', 'withdrawing');

-- What an import settled, found without a look at every allocation of the books.
create index allocation_import on ledger.allocation (org_id, source_id) where source_id is not null and reverses is null;

-- Nobody looks for what was taken back, nor for what took it back: it leaves these indexes, and its withdrawal writes to three
-- of them instead of eight.
drop index ledger.item_amount;
create index item_amount on ledger.item (org_id, amount_cents) where not reversed and reverses is null;
drop index ledger.item_document_prefix;
create index item_document_prefix on ledger.item (org_id, upper(document_no) text_pattern_ops)
  where document_no <> '' and not reversed and reverses is null;
drop index ledger.item_document_suffix;
create index item_document_suffix on ledger.item (org_id, reverse(upper(document_no)) text_pattern_ops)
  where document_no <> '' and not reversed and reverses is null;
drop index ledger.item_settle;
create index item_settle on ledger.item (org_id, settle_key) where settle_key is not null and not reversed;

create or replace function ledger.search_documents(words text, max_rows int) returns table (id uuid)
language plpgsql stable security definer set search_path = '' as $$
declare
  wanted text := upper(pg_catalog.btrim(words));
  beginning text := replace(replace(replace(wanted, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  ending text := replace(replace(replace(reverse(wanted), '\', '\\'), '%', '\%'), '_', '\_') || '%';
begin
  return query
    with found as (
      (select i.id from ledger.item i
        where i.org_id = platform.org() and i.document_no <> '' and not i.reversed and i.reverses is null
          and upper(i.document_no) like beginning limit 400)
      union
      (select i.id from ledger.item i
        where i.org_id = platform.org() and i.document_no <> '' and not i.reversed and i.reverses is null and length(wanted) >= 3
          and reverse(upper(i.document_no)) like ending limit 400)
    )
    select i.id from found f join ledger.item i on i.org_id = platform.org() and i.id = f.id
    order by upper(i.document_no) = wanted desc, i.open_cents > 0 desc, i.issued_on desc, i.id
    limit least(max_rows, 200);
end $$;
