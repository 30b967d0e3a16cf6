import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { COMMANDS } from '../src/main/commands/index.ts'
import { fileToRead, fileToWrite } from '../src/main/commands/named-file.ts'
import { PROJECT_ROOT } from '../src/platform/config.ts'
import { tellStory } from '../tools/testing/story.ts'
import { invoicePdf } from './documents-files.ts'
import { fec } from './intake-files.ts'
import { balances, importFile } from './intake-ledger.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'quittance-commands-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const CLI = path.join(PROJECT_ROOT, 'src/main/cli.ts')
const quittance = (...args: string[]) => run([CLI, ...args])

function run(args: readonly string[], settings: object = {}) {
  const done = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'fr_FR.UTF-8', QUITTANCE_DATA: path.join(folder, 'data'), ...settings },
  })
  return { code: done.status, out: done.stdout, told: done.stderr.replace(/[\u00a0\u202f]/g, ' ') }
}

test('a file that is absent, a folder or something else is refused with a sentence, and no database is started', () => {
  const other = path.join(folder, 'autre.txt')
  writeFileSync(other, 'rien qui ressemble à une piste\n')
  for (const [args, sentence] of [
    [['import', folder], 'est un dossier'],
    [['trail', 'verify', other], 'ligne 1 : ce n’est pas un événement exporté'],
  ] as const) {
    const { code, told } = quittance(...args)
    expect(told).toContain(sentence)
    expect(told.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(3)
  }
  expect(() => fileToRead(undefined)).toThrow('Name the file')
  expect(() => fileToRead(path.join(folder, 'absent'))).toThrow('cannot be found')
  expect(() => fileToRead(folder)).toThrow('is a folder')
  expect(fileToRead(other)).toBe(other)
  expect(() => fileToWrite(path.join(folder, 'no', 'where'))).toThrow('does not exist')
  expect(() => fileToWrite(other)).toThrow('already exists')
  expect(fileToWrite(path.join(folder, 'new'))).toBe(path.join(folder, 'new'))
}, 240_000)

test('what a file holds is told as JSON; a file nobody recognises is no success', () => {
  const list = path.join(folder, 'liste.csv')
  writeFileSync(list, 'Client;Nom;Facture;Échéance;Solde\nC1;Morel;F1;01/02/2026;10,00\n')
  const known = quittance('inspect', list, '--json')
  expect(known.code).toBe(0)
  expect(JSON.parse(known.out)).toMatchObject({ kind: expect.any(String) })
  const unknown = path.join(folder, 'inconnu.bin')
  writeFileSync(unknown, Buffer.from([0, 1, 2, 3, 250, 251, 252, 0]))
  expect(quittance('inspect', unknown, '--json').code).toBe(3)
}, 240_000)

test('an option that does not exist is a wrong call, told in the language of the terminal', () => {
  const { code, told } = quittance('aged', '--jsno')
  expect(code).toBe(2)
  expect(told).toContain('L’option --jsno n’existe pas')
  expect(told).toContain('quittance aged [--as-of JOUR]')
}, 240_000)

test('help and the look at a file load neither database nor accounts', () => {
  const watch = path.join(folder, 'watch.mjs')
  writeFileSync(
    watch,
    `import { registerHooks } from 'node:module'
registerHooks({ resolve(name, context, next) {
  if (/^(pg|better-auth|graphile-worker|hono)/.test(name)) process.stderr.write('loaded ' + name)
  return next(name, context)
} })`,
  )
  const watched = (...args: string[]) => run(['--import', watch, CLI, ...args])
  const list = path.join(folder, 'ventes.csv')
  writeFileSync(list, 'Client;Nom;Facture;Échéance;Solde\nC1;Morel;F1;01/02/2026;10,00\n')
  const help = watched('help')
  expect(help).toMatchObject({ code: 0, told: '' })
  for (const name of Object.keys(COMMANDS)) expect(help.out).toContain(`quittance ${name}`)
  expect(watched('inspect', list, '--json')).toMatchObject({ code: 0, told: '' })
  // The watch itself sees what it watches for.
  expect(watched('import', list).told).toContain('loaded pg')
}, 240_000)

test('an import is withdrawn by the name of its file; one that is not named is asked for, with those there are', async () => {
  const story = await tellStory('2026-03-02')
  try {
    const entry = { journal: 'VE', on: '2026-01-05', customer: 'C7', ref: 'FA-1', euros: 55 } as const
    await importFile(story.owner, 'ventes.txt', fec([entry]))
    const settings = { DATABASE_URL: story.database.ownerUrl, QUITTANCE_SECRET: story.database.secret }
    const asked = run([CLI, 'withdraw'], settings)
    expect(asked.code).toBe(3)
    expect(asked.told).toContain('ventes.txt (')
    const invoices = mkdtempSync(path.join(folder, 'factures-'))
    writeFileSync(path.join(invoices, 'FA-1.pdf'), await invoicePdf('FA-1'))
    writeFileSync(path.join(invoices, 'inconnu.pdf'), await invoicePdf('AUTRE'))
    const kept = run([CLI, 'documents', invoices, '--json'], settings)
    expect([kept.code, JSON.parse(kept.out)]).toEqual([
      3,
      { ready: 1, kept: 1, known: 0, undecided: ['inconnu.pdf'], refused: [] },
    ])
    const done = run([CLI, 'withdraw', 'ventes.txt', '--json'], settings)
    expect(done.told).toBe('')
    expect(JSON.parse(done.out)).toMatchObject({ file: 'ventes.txt', state: 'withdrawn' })
    expect(await balances(story.owner)).toEqual({})
    expect(run([CLI, 'withdraw', 'ventes.txt'], settings).told).toContain('—')
  } finally {
    await story.end()
  }
}, 240_000)
