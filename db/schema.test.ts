import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT_ROOT } from '../src/platform/config.ts'
import { withOwner } from '../src/platform/database.ts'
import { describeSchema } from '../tools/describe-schema.ts'
import { testDatabase } from '../tools/testing/database.ts'

test('db/schema.sql tells what the migrations make; `npm run schema` writes it anew', async () => {
  const database = await testDatabase()
  try {
    const kept = readFileSync(path.join(PROJECT_ROOT, 'db/schema.sql'), 'utf8')
    expect(kept).toBe(await withOwner(database.ownerUrl, describeSchema))
  } finally {
    await database.drop()
  }
})

test('the description tells columns, defaults, constraints, indexes, policies, rights and comments', async () => {
  const database = await testDatabase()
  try {
    await withOwner(database.ownerUrl, async (client) => {
      const before = await describeSchema(client)
      await client.query(`
        alter table parties.customer add column colour text not null default 'green' constraint colour_known check (colour <> '');
        create index customer_colour on parties.customer (org_id, colour) where colour <> 'green';
        create policy only_green on parties.customer as restrictive for select to quittance_app using (colour = 'green');
        revoke delete on parties.customer from quittance_app;
        grant select (colour) on parties.customer to quittance_auth;
        comment on column parties.customer.colour is 'of its file''s cover';
        create function parties.shade() returns text language sql immutable as 'select 1::text';
        revoke all on function parties.shade() from public`)
      const after = await describeSchema(client)
      const added = after.split('\n').filter((line) => !before.includes(line))
      expect(added).toEqual([
        'CREATE OR REPLACE FUNCTION parties.shade()',
        'AS $function$select 1::text$function$;',
        'revoke all on function parties.shade() from public;',
        "  colour text not null default 'green'::text,",
        "  constraint colour_known CHECK (colour <> ''::text),",
        "CREATE INDEX customer_colour ON parties.customer USING btree (org_id, colour) WHERE colour <> 'green'::text;",
        "create policy only_green on parties.customer as restrictive for select to quittance_app using (colour = 'green'::text);",
        'grant insert, select, update on parties.customer to quittance_app;',
        'grant select (colour) on parties.customer to quittance_auth;',
        "comment on column parties.customer.colour is 'of its file''s cover';",
      ])
      expect(await describeSchema(client)).toBe(after)
    })
  } finally {
    await database.drop()
  }
})
