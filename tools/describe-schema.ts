import type pg from 'pg'

/** What other programs keep in the same database: their tables are described by their own sources. */
const FOREIGN = ['pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker']

const HEADER = `-- The database as the migrations leave it, read back from its own catalogue: for people, never run.
-- Written by \`npm run schema\`; db/schema.test.ts fails when it no longer tells the truth.`

type Named = { readonly name: string; readonly sql: string }

/**
 * The whole schema as one readable text, the same for the same database: schemas by name, in each its functions, then its
 * tables with columns, constraints, indexes, policies, triggers, grants and comments.
 */
export async function describeSchema(client: pg.ClientBase): Promise<string> {
  await client.query(`set search_path to ''`)
  const rows = async <Row extends object>(text: string, ...values: unknown[]): Promise<Row[]> =>
    (await client.query<Row>(text, values)).rows
  const parts: string[] = [HEADER]
  const extensions = await rows<Named>(EXTENSIONS)
  if (extensions.length > 0) parts.push(extensions.map(({ sql }) => sql).join('\n'))
  for (const { oid, name } of await rows<{ oid: number; name: string }>(SCHEMAS, FOREIGN)) {
    const lines = [`-- ${name} ${'-'.repeat(Math.max(3, 112 - name.length))}`]
    if (name !== 'public') lines.push('', `create schema ${name};`)
    lines.push(...(await rows<Named>(SCHEMA_GRANTS, oid)).map(({ sql }) => sql))
    for (const definition of await rows<Named>(FUNCTIONS, oid)) lines.push('', definition.sql)
    for (const table of await rows<Table>(TABLES, oid)) lines.push('', ...(await tableLines(rows, table)))
    if (lines.length > 1) parts.push(lines.join('\n'))
  }
  return `${parts.join('\n\n')}\n`
}

type Table = Named & { readonly oid: number; readonly head: string; readonly tail: string }

async function tableLines(
  rows: (text: string, ...values: unknown[]) => Promise<Named[]>,
  table: Table,
): Promise<string[]> {
  const body = [...(await rows(COLUMNS, table.oid)), ...(await rows(CONSTRAINTS, table.oid))]
  const lines =
    table.tail === ''
      ? [`${table.head} (`, body.map(({ sql }) => `  ${sql}`).join(',\n'), ');']
      : [`${table.head} as`, table.tail]
  for (const question of [INDEXES, SECURITY, POLICIES, TRIGGERS, TABLE_GRANTS, COLUMN_GRANTS, COMMENTS])
    lines.push(...(await rows(question, table.oid)).map(({ sql }) => sql))
  return lines
}

const EXTENSIONS = `
  select e.extname as name, format('create extension %I with schema %I;', e.extname, n.nspname) as sql
  from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
  where e.extname <> 'plpgsql' order by e.extname collate "C"`

const SCHEMAS = `
  select oid::int, nspname as name from pg_catalog.pg_namespace
  where nspname <> all($1::text[]) and nspname not like 'pg\\_temp%' and nspname not like 'pg\\_toast\\_temp%'
  order by nspname collate "C"`

/** Who may do what, one line for each of the serving roles. The owner may do everything, and PUBLIC is told where it may. */
const granted = (kind: string, object: string, from: string, acl: string): string => `
  select 'grant ' || string_agg(lower(a.privilege_type), ', ' order by a.privilege_type) || ' on ${kind}' || ${object} || ' to '
    || coalesce(r.rolname, 'public') || ';' as sql
  from ${from} cross join lateral pg_catalog.aclexplode(${acl}) a left join pg_catalog.pg_roles r on r.oid = a.grantee
  where a.grantee <> o.owner`

const SCHEMA_GRANTS = `
  ${granted('schema ', 'o.name', `(select nspname as name, nspowner as owner, nspacl as acl from pg_catalog.pg_namespace where oid = $1 and nspname <> 'public') o`, 'o.acl')}
  group by o.name, r.rolname order by r.rolname collate "C"`

/** Functions as they were written, then who may call them where that is not everybody. */
const FUNCTIONS = `
  select p.proname as name, rtrim(pg_catalog.pg_get_functiondef(p.oid), E'\\n') || ';'
    || case when p.proacl is null or exists (select 1 from pg_catalog.aclexplode(p.proacl) a where a.grantee = 0) then ''
      else E'\\nrevoke all on function ' || p.oid::regprocedure || ' from public;' end
    || coalesce((
      select string_agg(E'\\ngrant execute on function ' || p.oid::regprocedure || ' to ' || r.rolname || ';', '' order by r.rolname collate "C")
      from pg_catalog.aclexplode(p.proacl) a join pg_catalog.pg_roles r on r.oid = a.grantee where a.grantee <> p.proowner), '') as sql
  from pg_catalog.pg_proc p
  where p.pronamespace = $1 and p.prokind in ('f', 'p', 'w')
    and not exists (select 1 from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  order by p.proname collate "C", p.oid::regprocedure::text collate "C"`

const TABLES = `
  select c.oid::int, c.relname as name, format('create %s%s %s', case when c.relpersistence = 'u' then 'unlogged ' else '' end,
      case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end, c.oid::regclass) as head,
    case when c.relkind in ('v', 'm') then pg_catalog.pg_get_viewdef(c.oid, true) else '' end as tail
  from pg_catalog.pg_class c
  where c.relnamespace = $1 and c.relkind in ('r', 'p', 'v', 'm')
    and not exists (select 1 from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by c.relname collate "C"`

const COLUMNS = `
  select a.attname as name, format('%I %s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod))
    || case when a.attcollation <> t.typcollation then ' collate ' || a.attcollation::regcollation else '' end
    || case when a.attnotnull then ' not null' else '' end
    || case when a.attidentity = 'a' then ' generated always as identity' when a.attidentity = 'd' then ' generated by default as identity'
         when a.attgenerated = 's' then ' generated always as (' || pg_catalog.pg_get_expr(d.adbin, d.adrelid) || ') stored'
         when a.attgenerated = 'v' then ' generated always as (' || pg_catalog.pg_get_expr(d.adbin, d.adrelid) || ')'
         when d.adbin is not null then ' default ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid) else '' end as sql
  from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid
  left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`

/** What is not null stands with its column. */
const CONSTRAINTS = `
  select conname as name, format('constraint %I %s', conname, pg_catalog.pg_get_constraintdef(oid, true)) as sql
  from pg_catalog.pg_constraint where conrelid = $1 and contype <> 'n'
  order by pg_catalog.array_position('{p,u,x,f,c}'::"char"[], contype), conname collate "C"`

/** Those that serve a constraint are told by it. */
const INDEXES = `
  select c.relname as name, pg_catalog.pg_get_indexdef(i.indexrelid, 0, true) || ';' as sql
  from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
  where i.indrelid = $1 and not exists (
    select 1 from pg_catalog.pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  order by c.relname collate "C"`

const SECURITY = `
  select c.relname as name, 'alter table ' || c.oid::regclass || ' ' || mode || ' row level security;' as sql
  from pg_catalog.pg_class c
  cross join lateral (values (1, 'enable', c.relrowsecurity), (2, 'force', c.relforcerowsecurity)) as v(seq, mode, holds)
  where c.oid = $1 and v.holds order by v.seq`

const POLICIES = `
  select p.polname as name, format('create policy %I on %s', p.polname, p.polrelid::regclass)
    || case when p.polpermissive then '' else ' as restrictive' end
    || case p.polcmd when '*' then '' when 'r' then ' for select' when 'a' then ' for insert' when 'w' then ' for update' else ' for delete' end
    || coalesce(' to ' || (select string_agg(r.rolname, ', ' order by r.rolname) from pg_catalog.pg_roles r where r.oid = any(p.polroles)), '')
    || coalesce(' using (' || pg_catalog.pg_get_expr(p.polqual, p.polrelid, true) || ')', '')
    || coalesce(' with check (' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid, true) || ')', '') || ';' as sql
  from pg_catalog.pg_policy p where p.polrelid = $1 order by p.polname collate "C"`

const TRIGGERS = `
  select tgname as name, pg_catalog.pg_get_triggerdef(oid, true) || ';' as sql
  from pg_catalog.pg_trigger where tgrelid = $1 and not tgisinternal order by tgname collate "C"`

const TABLE_GRANTS = `
  ${granted('', 'o.name', `(select oid::regclass::text as name, relowner as owner, relacl as acl from pg_catalog.pg_class where oid = $1) o`, 'o.acl')}
  group by o.name, r.rolname order by r.rolname collate "C"`

const COLUMN_GRANTS = `
  select 'grant ' || lower(x.privilege_type) || ' (' || string_agg(a.attname, ', ' order by a.attnum) || ') on ' || a.attrelid::regclass
    || ' to ' || coalesce(r.rolname, 'public') || ';' as sql
  from pg_catalog.pg_attribute a cross join lateral pg_catalog.aclexplode(a.attacl) x left join pg_catalog.pg_roles r on r.oid = x.grantee
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped
  group by a.attrelid, x.privilege_type, r.rolname order by x.privilege_type, r.rolname collate "C"`

const COMMENTS = `
  select case when d.objsubid = 0 then format('comment on table %s is %L;', $1::oid::regclass, d.description)
    else format('comment on column %s.%I is %L;', $1::oid::regclass, a.attname, d.description) end as sql
  from pg_catalog.pg_description d left join pg_catalog.pg_attribute a on a.attrelid = d.objoid and a.attnum = d.objsubid and d.objsubid > 0
  where d.classoid = 'pg_catalog.pg_class'::regclass and d.objoid = $1 order by d.objsubid`
