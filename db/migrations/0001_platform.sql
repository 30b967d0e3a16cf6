-- Ground: identifiers made by set-based statements, and the tenant of the running transaction.
create schema platform;

-- UUID version 7. PostgreSQL 18 has it built in; older servers get the same layout from random bytes and the clock.
do $$
begin
  if current_setting('server_version_num')::int >= 180000 then
    create function platform.new_id() returns uuid language sql volatile parallel safe as 'select uuidv7()';
  else
    create function platform.new_id() returns uuid language sql volatile parallel safe as $f$
      select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
    $f$;
  end if;
end $$;

-- The organisation this transaction may see; null (hence no rows at all) when none was set.
create function platform.org() returns int language sql stable parallel safe
  as $$ select nullif(current_setting('app.org_id', true), '')::int $$;

create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;

-- unaccent() is only stable because its dictionary may change; ours does not, and an index needs immutability.
create function platform.folded(text) returns text language sql immutable strict parallel safe
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$;

grant usage on schema platform to quittance_app, quittance_auth;
