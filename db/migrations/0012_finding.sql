-- Finding customers and documents: every customer that matches and not only the two hundred likeliest, words in any order,
-- a number by its end, an amount whether it is still open or not.

-- What was typed, as patterns. The longest word is the one the trigram index answers best; one or two letters are too
-- common to be looked for inside words, so a word that short must begin a word.
create function parties.patterns_of(words text, out longest text, out starts boolean, out patterns text[])
  language sql immutable parallel safe set search_path = '' as $$
  with word as (
    select replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') as w
    from pg_catalog.regexp_split_to_table(pg_catalog.btrim(platform.folded(words)), '\s+') as w
  )
  select (select w from word order by length(w) desc, w limit 1), (select max(length(w)) < 3 from word),
    array(select '%' || case when length(w) < 3 then ' ' else '' end || w || '%' from word)
$$;
revoke all on function parties.patterns_of(text) from public;

-- As parties.search_customers: below a row-level policy no trigram index is used, so it runs here for the one
-- organisation of the transaction.
create function parties.customers_matching(words text) returns setof uuid
  language plpgsql stable security definer rows 500 set search_path = '' as $$
declare p record;
begin
  select * into p from parties.patterns_of(words);
  if p.starts then
    return query select c.id from parties.customer c
      where c.org_id = platform.org() and ' ' || c.search_text like all (p.patterns);
  else
    return query select c.id from parties.customer c
      where c.org_id = platform.org() and c.search_text like '%' || p.longest || '%' and ' ' || c.search_text like all (p.patterns);
  end if;
end $$;
revoke all on function parties.customers_matching(text) from public;
grant execute on function parties.customers_matching(text) to quittance_app;

-- The likeliest first: the very code, then names that begin with the words, then the closest text.
create or replace function parties.search_customers(words text, max_rows int) returns table (id uuid, rank real)
  language plpgsql stable security definer set search_path = '' as $$
declare w text := pg_catalog.btrim(platform.folded(words));
begin
  return query
    select c.id, ((case when lower(c.code) = w then 2 else 0 end)
        + (case when pg_catalog.starts_with(c.search_text, w) then 1 else 0 end)
        + (case when length(w) < 3 then 0 else public.similarity(c.search_text, w) end))::real as rank
    from parties.customers_matching(words) m(id) join parties.customer c on c.org_id = platform.org() and c.id = m.id
    order by 2 desc, c.name
    limit least(max_rows, 200);
end $$;

-- Documents by the beginning of their number, or by its end: people say « la 142 » of FA2026-0142. A beginning shared by
-- half the books is not sorted through: the first few hundred are enough to show twenty.
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
        where i.org_id = platform.org() and i.document_no <> '' and upper(i.document_no) like beginning limit 400)
      union
      (select i.id from ledger.item i
        where i.org_id = platform.org() and i.document_no <> '' and length(wanted) >= 3
          and reverse(upper(i.document_no)) like ending limit 400)
    )
    select i.id from found f join ledger.item i on i.org_id = platform.org() and i.id = f.id
    order by upper(i.document_no) = wanted desc, i.open_cents > 0 desc, i.issued_on desc, i.id
    limit least(max_rows, 200);
end $$;
create index item_document_suffix on ledger.item (org_id, reverse(upper(document_no)) text_pattern_ops) where document_no <> '';

create index item_amount on ledger.item (org_id, amount_cents);
create index item_part_open on ledger.item (org_id, open_cents) where open_cents > 0 and open_cents < amount_cents;
