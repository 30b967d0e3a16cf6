-- What the planner knows of a table must hold for each organisation in it, not only for the largest: beside a million rows of
-- another, an organisation's first thousand were no tenth of the whole, stayed unknown, and were joined by loops that never ended.
-- The rule is the server's own (a tenth, and fifty rows), asked of the organisation's share.
create function platform.refresh_statistics(relation regclass, added int) returns void language plpgsql security definer set search_path = '' as $$
declare
  known float8;
begin
  select greatest(c.reltuples, 0) * coalesce((
      select share.f from pg_catalog.pg_namespace n
      join pg_catalog.pg_stats s on s.schemaname = n.nspname and s.tablename = c.relname and s.attname = 'org_id'
      cross join lateral unnest(s.most_common_vals::text::int[], s.most_common_freqs) share(v, f)
      where n.oid = c.relnamespace and share.v = platform.org()), 0) into known
  from pg_catalog.pg_class c where c.oid = relation;
  if added > 50 + 0.1 * known then
    execute pg_catalog.format('analyze %s', relation);
  end if;
end $$;
revoke all on function platform.refresh_statistics(regclass, int) from public;
grant execute on function platform.refresh_statistics(regclass, int) to quittance_app;

-- An agency has hundreds of organisations: each must have its place among the values that are counted.
alter table ledger.item alter column org_id set statistics 500;
alter table ledger.allocation alter column org_id set statistics 500;
alter table ledger.balance alter column org_id set statistics 500;
alter table intake.effect alter column org_id set statistics 500;

create or replace function ledger.refresh_statistics(booked int) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform platform.refresh_statistics('ledger.item', booked), platform.refresh_statistics('ledger.allocation', booked),
    platform.refresh_statistics('ledger.balance', booked);
end $$;
