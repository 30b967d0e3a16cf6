import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { restoreBackup, takeBackup } from '../src/platform/backup.ts'
import { runChecks } from '../src/platform/checks.ts'
import { verifyTrail } from '../src/trail/index.ts'
import { testDatabase } from '../tools/testing/database.ts'
import { PASSWORD, type Story, tellStory } from '../tools/testing/story.ts'

let story: Story
const folder = mkdtempSync(path.join(tmpdir(), 'quittance-backup-'))
const file = path.join(folder, 'copy.quittance')
beforeAll(async () => {
  story = await tellStory('2026-03-02')
  const address = { addressLines: ['1 rue\tdu « Bac »', 'bât. \\ 2'], postcode: '75007', city: 'Paris', country: 'FR' }
  await story.owner.call(partiesRoutes.createCustomer, {
    body: {
      code: 'C1',
      name: 'Été\nSARL\u2028fin',
      kind: 'business',
      siren: null,
      vatNo: null,
      lang: 'fr',
      terms: { kind: 'net', days: 45 },
      ...address,
    },
  })
  await takeBackup(story.database.ownerUrl, story.database.secret, file, story.now(), () => {})
})
afterAll(async () => {
  await story.end()
  rmSync(folder, { recursive: true, force: true })
})

test('a backup restored into an empty database gives the same books, the same trail, and the same sign-in', async () => {
  const fresh = await testDatabase()
  try {
    const done = await restoreBackup(fresh.ownerUrl, story.database.secret, file, () => {})
    expect(done.secretMatches).toBe(true)
    const rows = (db: typeof fresh.db) =>
      db.inOrg(story.owner.orgId, (tx) =>
        tx.rows({
          text: 'select code, name, address_lines, terms from parties.customer',
          values: [],
          name: 'backup-test',
        }),
      )
    expect(await rows(fresh.db)).toEqual(await rows(story.database.db))
    expect(await fresh.db.inOrg(story.owner.orgId, verifyTrail)).toMatchObject({ intact: true })
    expect((await runChecks(fresh.ownerUrl)).filter((check) => check.count > 0)).toEqual([])
    await expect(restoreBackup(fresh.ownerUrl, story.database.secret, file, () => {})).rejects.toThrow(
      'already holds data',
    )
  } finally {
    await fresh.drop()
  }
  await story.owner.signIn('claire@atelier.example', PASSWORD)
  expect((await story.owner.call(accessRoutes.me)).email).toBe('claire@atelier.example')
})

test('a cut or altered backup is refused before anything is written', async () => {
  const fresh = await testDatabase()
  try {
    const bytes = readFileSync(file)
    writeFileSync(path.join(folder, 'cut'), bytes.subarray(0, bytes.length - 40))
    await expect(restoreBackup(fresh.ownerUrl, fresh.secret, path.join(folder, 'cut'), () => {})).rejects.toThrow(
      /damaged|cut short/,
    )
    writeFileSync(path.join(folder, 'text'), 'not a backup')
    await expect(restoreBackup(fresh.ownerUrl, fresh.secret, path.join(folder, 'text'), () => {})).rejects.toThrow(
      'not a Quittance backup',
    )
    expect(
      await fresh.db.across((tx) => tx.rows({ text: 'select 1 from access.organisation', values: [], name: 'none' })),
    ).toEqual([])
  } finally {
    await fresh.drop()
  }
})
